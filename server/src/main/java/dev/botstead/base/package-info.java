/// Words that know no feature: a lifetime, a failure, a clean text.
@NullMarked
package dev.botstead.base;

import org.jspecify.annotations.NullMarked;
