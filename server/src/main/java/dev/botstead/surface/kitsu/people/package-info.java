/// Persons, bots, departments and the organisation as the Kitsu side shows them, with what only it knows of a person.
@NullMarked
package dev.botstead.surface.kitsu.people;

import org.jspecify.annotations.NullMarked;
