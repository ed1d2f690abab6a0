/// What happened: an append-only log, written in the transaction of the change it tells of.
@NullMarked
package dev.botstead.event;

import org.jspecify.annotations.NullMarked;
