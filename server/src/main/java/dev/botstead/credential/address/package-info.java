/// From which network addresses a credential is good: ranges of IPv4 and IPv6, read and compared. Names are never
/// looked up.
@NullMarked
package dev.botstead.credential.address;

import org.jspecify.annotations.NullMarked;
