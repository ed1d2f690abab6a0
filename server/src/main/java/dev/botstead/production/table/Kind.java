package dev.botstead.production.table;

import dev.botstead.sql.Row;
import org.jspecify.annotations.Nullable;

/// What a column holds.
public enum Kind {
    /// An id.
    ID {
        @Override
        @Nullable
        Object read(Row row, String column) {
            return row.uuidOrNull(column);
        }
    },
    /// A text.
    TEXT,
    /// A name: beside it the table keeps its form for comparing, in a column `…_key`.
    NAME,
    /// A day, as `YYYY-MM-DD`.
    DATE,
    /// A JSON value, as its text.
    JSON,
    /// A truth value.
    FLAG {
        @Override
        @Nullable
        Object read(Row row, String column) {
            return row.boolOrNull(column);
        }
    },
    /// A whole number.
    WHOLE {
        @Override
        @Nullable
        Object read(Row row, String column) {
            return row.longOrNull(column);
        }
    },
    /// A number with a fraction.
    REAL {
        @Override
        Object read(Row row, String column) {
            return row.real(column);
        }
    },
    /// An instant.
    MOMENT {
        @Override
        @Nullable
        Object read(Row row, String column) {
            return row.instantOrNull(column);
        }
    };

    @Nullable
    Object read(Row row, String column) {
        return row.textOrNull(column);
    }
}
