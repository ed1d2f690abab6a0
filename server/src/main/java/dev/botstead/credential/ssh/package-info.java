/// Public keys of SSH: read from what people paste, judged, and told apart by their material alone. Private keys are
/// turned away unread.
@NullMarked
package dev.botstead.credential.ssh;

import org.jspecify.annotations.NullMarked;
