/// Two databases with one behaviour: transactions, rows, migrations. No `SQLException` leaves this package.
@NullMarked
package dev.botstead.sql;

import org.jspecify.annotations.NullMarked;
