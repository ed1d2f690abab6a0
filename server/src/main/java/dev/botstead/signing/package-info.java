/// The keys that sign tokens: sealed under the key-encryption key, rotated without breaking live tokens, published.
@NullMarked
package dev.botstead.signing;

import org.jspecify.annotations.NullMarked;
