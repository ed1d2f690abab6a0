/// Takes tasks, entities and whole productions away, with all that lies below them.
@NullMarked
package dev.botstead.production.removal;

import org.jspecify.annotations.NullMarked;
