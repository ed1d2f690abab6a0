/// Secrets in clear and their digests. A secret comes out of its wrapper only against a [Disclosure].
@NullMarked
package dev.botstead.secret;

import org.jspecify.annotations.NullMarked;
