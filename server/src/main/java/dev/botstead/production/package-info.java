/// The production tracker: what bots and people read, plan and comment. One feature among others.
@NullMarked
package dev.botstead.production;

import org.jspecify.annotations.NullMarked;
