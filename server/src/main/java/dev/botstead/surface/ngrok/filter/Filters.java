package dev.botstead.surface.ngrok.filter;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import dev.botstead.sql.Condition;
import dev.botstead.sql.Dialect;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// Reads the `filter` parameter of a list.
public final class Filters {
    private static final int LONGEST = 1024;

    private final Dialect dialect;
    private final InstantSource clock;

    /// Filters for one database; `time.now` is asked of `clock`.
    public Filters(Dialect dialect, InstantSource clock) {
        this.dialect = dialect;
        this.clock = clock;
    }

    // Made when the first filter comes: its classes take a tenth of a second.
    private static final class Lazy {
        static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
                .setOptions(CelOptions.newBuilder()
                        .maxExpressionCodePointSize(LONGEST)
                        .maxParseRecursionDepth(40)
                        .maxParseErrorRecoveryLimit(0)
                        .enableReservedIds(false)
                        .enableQuotedIdentifierSyntax(false)
                        .build())
                .build();
    }

    /// The condition that `expression` says of an object with these fields; a blank one holds for all. Throws
    /// [Invalid] with the code `bad_filter`.
    public Condition read(String expression, Filterable fields) {
        if (expression.isBlank()) return Condition.ALWAYS;
        if (expression.indexOf(0) >= 0 || !Text.isUnicode(expression)) throw bad("It holds what no text may hold.");
        if (expression.getBytes(StandardCharsets.UTF_8).length > LONGEST)
            throw bad("It is longer than " + LONGEST + " bytes.");
        CelAbstractSyntaxTree tree = parsed(expression);
        Reading reading = new Reading(fields, clock.instant(), dialect);
        try {
            return reading.condition(tree.getExpr());
        } catch (Refused e) {
            throw bad(where(location(tree, reading.part())) + ", " + e.why() + ".");
        }
    }

    private static CelAbstractSyntaxTree parsed(String expression) {
        CelValidationResult result = Lazy.PARSER.parse(expression);
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw bad(where(e.getErrors().getFirst().getSourceLocation()) + ", it is not well-formed or too deep.");
        }
    }

    private static CelSourceLocation location(CelAbstractSyntaxTree tree, long part) {
        Integer offset = tree.getSource().getPositionsMap().get(part);
        return tree.getSource().getOffsetLocation(offset == null ? 0 : offset).orElse(CelSourceLocation.of(1, 0));
    }

    private static String where(CelSourceLocation at) {
        String line = at.getLine() > 1 ? "In line " + at.getLine() + ", at" : "At";
        return line + " character " + (Math.max(0, at.getColumn()) + 1);
    }

    private static Invalid bad(String why) {
        return new Invalid("filter", "bad_filter", "The filter cannot be used. " + why);
    }
}
