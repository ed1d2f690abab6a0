/// What a bot holds: its token, issued, regenerated and deleted. The digest is at rest, the secret leaves once.
@NullMarked
package dev.botstead.credential;

import org.jspecify.annotations.NullMarked;
