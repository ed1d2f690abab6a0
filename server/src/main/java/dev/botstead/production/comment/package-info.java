/// What is said about tasks, and what saying it does.
@NullMarked
package dev.botstead.production.comment;

import org.jspecify.annotations.NullMarked;
