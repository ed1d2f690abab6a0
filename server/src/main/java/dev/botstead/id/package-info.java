/// Every identifier: one UUIDv7 is stored, written as a UUID on the Kitsu side and as `<prefix>_<KSUID>` elsewhere.
@NullMarked
package dev.botstead.id;

import org.jspecify.annotations.NullMarked;
