/// Who may do what in a production, as one table.
@NullMarked
package dev.botstead.production.right;

import org.jspecify.annotations.NullMarked;
