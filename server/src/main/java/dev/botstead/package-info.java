/// Botstead: bot users that scripts, services, devices and agents act as. Each package below is one feature.
@NullMarked
package dev.botstead;

import org.jspecify.annotations.NullMarked;
