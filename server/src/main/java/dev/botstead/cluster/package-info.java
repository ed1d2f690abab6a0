/// What makes a revocation true everywhere: the revision that every tightening change takes, and the door
/// through which changes go.
@NullMarked
package dev.botstead.cluster;

import org.jspecify.annotations.NullMarked;
