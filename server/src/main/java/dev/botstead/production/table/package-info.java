/// Tables described as data: their columns, the filters and pages that clients ask for, and their rows.
@NullMarked
package dev.botstead.production.table;

import org.jspecify.annotations.NullMarked;
