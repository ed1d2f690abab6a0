/// The ngrok-compatible API: bot users, service users, and the credentials they own, at the root.
@NullMarked
package dev.botstead.surface.ngrok;

import org.jspecify.annotations.NullMarked;
