/// Who may call what, as data: one line a route, printed by `./botstead routes` and enforced by each surface's
/// pipeline.
@NullMarked
package dev.botstead.policy;

import org.jspecify.annotations.NullMarked;
