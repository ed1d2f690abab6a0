/// The hot path: a presented secret becomes a decision with its reason, from memory that only commits change.
@NullMarked
package dev.botstead.check;

import org.jspecify.annotations.NullMarked;
