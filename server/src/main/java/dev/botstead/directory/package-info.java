/// Who there is: accounts, persons, bots, departments, roles and seats.
@NullMarked
package dev.botstead.directory;

import org.jspecify.annotations.NullMarked;
