package dev.botstead.surface.ngrok.filter;

import dev.botstead.base.Text;
import dev.botstead.sql.Condition;
import dev.botstead.sql.Dialect;
import dev.botstead.surface.ngrok.filter.Operand.Items;
import dev.botstead.surface.ngrok.filter.Operand.Moment;
import dev.botstead.surface.ngrok.filter.Operand.Nothing;
import dev.botstead.surface.ngrok.filter.Operand.Now;
import dev.botstead.surface.ngrok.filter.Operand.Of;
import dev.botstead.surface.ngrok.filter.Operand.Size;
import dev.botstead.surface.ngrok.filter.Operand.Truth;
import dev.botstead.surface.ngrok.filter.Operand.Whole;
import dev.botstead.surface.ngrok.filter.Operand.Words;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns one parsed expression into a condition. What it does not know by name is refused.
final class Reading {
    private static final int DEEPEST = 16;
    // A look into a text or list reads all of it, for every row. Thirty of them over 10,000 long texts take seconds.
    private static final int LOOKS = 10;

    private final Filterable fields;
    private final Instant now;
    private final Dialect dialect;
    private final Comparing comparing;
    private int depth;
    private int looks;
    // The part that is read: when it is refused, the last one that was begun is where.
    private long part;

    Reading(Filterable fields, Instant now, Dialect dialect) {
        this.fields = fields;
        this.now = now;
        this.dialect = dialect;
        this.comparing = new Comparing(dialect);
    }

    long part() {
        return part;
    }

    Condition condition(CelExpr expression) {
        if (read(expression) instanceof Truth(Condition condition)) return condition;
        part = expression.id();
        throw new Refused("this is neither true nor false");
    }

    private Operand read(CelExpr expression) {
        if (depth == DEEPEST) throw new Refused("it is nested too deeply");
        depth++;
        part = expression.id();
        Operand operand = switch (expression.getKind()) {
            case CONSTANT -> constant(expression.constant());
            case SELECT -> field(name(expression));
            case IDENT -> throw unknown(expression.ident().name());
            case LIST -> new Items(operands(expression.list().elements()));
            case CALL -> call(expression);
            case NOT_SET, STRUCT, MAP, COMPREHENSION -> throw new Refused("this part of CEL is not available here");
        };
        depth--;
        return operand;
    }

    private List<Operand> operands(List<CelExpr> expressions) {
        List<Operand> operands = new ArrayList<>();
        for (CelExpr each : expressions) operands.add(read(each));
        return operands;
    }

    private static Operand constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case NULL_VALUE -> new Nothing();
            case BOOLEAN_VALUE -> new Truth(constant.booleanValue() ? Condition.ALWAYS : Condition.NEVER);
            case INT64_VALUE -> new Whole(constant.int64Value());
            case STRING_VALUE -> words(constant.stringValue());
            default -> throw new Refused("only texts, whole numbers, true, false and null can be written here");
        };
    }

    // What is stored was brought into NFC when it came in, and holds no NUL.
    private static Operand words(String text) {
        if (text.indexOf(0) >= 0 || !Text.isUnicode(text)) throw new Refused("this text holds what no text may hold");
        return new Words(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    private static String name(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> expression.ident().name();
            case SELECT ->
                name(expression.select().operand()) + "." + expression.select().field();
            default -> throw new Refused("only obj has fields");
        };
    }

    private Operand field(String name) {
        if (name.equals("time.now")) return new Now();
        if (!name.startsWith("obj.")) throw unknown(name);
        Field field = fields.field(name.substring("obj.".length()));
        if (field == null) throw new Refused("there is no field " + shortened(name) + " to filter by");
        if (field instanceof Field.Texts) look();
        if (!(field instanceof Field.Flag flag)) return new Of(field);
        Condition condition = Condition.of(flag.column());
        return new Truth(flag.nullable() ? condition.known() : condition);
    }

    private void look() {
        looks++;
        if (looks > LOOKS) throw new Refused("it looks into texts and lists more than " + LOOKS + " times");
    }

    private static Refused unknown(String name) {
        return new Refused(
                name.equals("obj")
                        ? "obj needs a field, like obj.id"
                        : "there is nothing called " + shortened(name) + ": fields are written as obj.id");
    }

    /// Names are letters, digits, `_` and dots: a few of them may be shown.
    private static String shortened(String name) {
        return name.length() > 24 ? name.substring(0, 24) + "…" : name;
    }

    private Operand call(CelExpr expression) {
        CelCall call = expression.call();
        Optional<Operand> target = call.target().map(this::read);
        List<Operand> arguments = operands(call.args());
        part = expression.id();
        if (target.isPresent()) return method(call.function(), target.get(), arguments);
        return switch (arguments.size()) {
            case 1 -> function(call.function(), arguments.getFirst());
            case 2 -> operator(call.function(), arguments.getFirst(), arguments.getLast());
            default -> throw unavailable(call.function());
        };
    }

    private Operand function(String name, Operand argument) {
        return switch (name) {
            case "!_" -> new Truth(truth(argument).not());
            case "size" -> size(argument);
            case "timestamp" -> timestamp(argument);
            default -> throw unavailable(name);
        };
    }

    private Operand operator(String name, Operand left, Operand right) {
        return new Truth(
                switch (name) {
                    case "_&&_" -> Condition.all(List.of(truth(left), truth(right)));
                    case "_||_" -> Condition.any(List.of(truth(left), truth(right)));
                    case "_==_" -> comparing.equal(left, right);
                    case "_!=_" -> comparing.equal(left, right).not();
                    case "_<_" -> comparing.ordered(Order.LESS, left, right);
                    case "_<=_" -> comparing.ordered(Order.AT_MOST, left, right);
                    case "_>_" -> comparing.ordered(Order.MORE, left, right);
                    case "_>=_" -> comparing.ordered(Order.AT_LEAST, left, right);
                    case "@in" -> in(left, right);
                    default -> throw unavailable(name);
                });
    }

    private Operand method(String name, Operand target, List<Operand> arguments) {
        if (name.equals("size") && arguments.isEmpty()) return size(target);
        if (arguments.size() != 1) throw unavailable(name);
        Operand argument = arguments.getFirst();
        return switch (name) {
            case "add" -> moved(target, argument, 1);
            case "subtract" -> moved(target, argument, -1);
            case "startsWith", "contains", "endsWith" -> new Truth(part(name, target, argument));
            default -> throw unavailable(name);
        };
    }

    private static Refused unavailable(String name) {
        return new Refused(
                Character.isLetter(name.codePointAt(0))
                        ? "the function " + shortened(name) + " is not available here"
                        : "this operator is not available here");
    }

    private static Condition truth(Operand operand) {
        if (operand instanceof Truth(Condition condition)) return condition;
        throw new Refused("what !, && and || join must be true or false");
    }

    // The left side is repeated for each item. Were it a condition of any length, some nested lists would make a
    // statement that fills the memory.
    private Condition in(Operand left, Operand right) {
        if (left instanceof Truth) throw new Refused("true and false are not looked for in a list");
        return switch (right) {
            case Items(List<Operand> items) ->
                Condition.any(
                        items.stream().map(item -> comparing.equal(left, item)).toList());
            case Of(Field.Texts list) -> comparing.has(list, left);
            default -> throw new Refused("after in comes a list");
        };
    }

    private Operand size(Operand of) {
        if (of instanceof Of(Field.Text _)) look();
        return switch (of) {
            case Of(Field.Text text) -> new Size("length(" + text.sql() + ")");
            case Of(Field.Texts list) -> new Size(dialect.listSize(list.sql()));
            default -> throw new Refused("size is there for texts and lists");
        };
    }

    private Operand timestamp(Operand of) {
        return switch (of) {
            case Now _ -> new Moment(now);
            case Words(String text) -> new Moment(Moments.parse(text));
            default -> throw new Refused("timestamp takes time.now or a time in quotes");
        };
    }

    private static Operand moved(Operand target, Operand span, int sign) {
        if (target instanceof Moment(Instant instant) && span instanceof Words(String text))
            return new Moment(Moments.moved(instant, text, sign));
        throw new Refused("add and subtract are there for timestamp(…) and take a span like \"7d\"");
    }

    // LIKE is not used: on SQLite it knows no case, and its wildcards would have to be escaped.
    private Condition part(String name, Operand target, Operand argument) {
        if (target instanceof Of(Field.Id _)) throw new Refused("an id can only be compared as a whole");
        if (!(target instanceof Of(Field.Text field) && argument instanceof Words(String text)))
            throw new Refused(name + " is there for text fields and takes a text in quotes");
        look();
        String sql = field.sql();
        int length = text.codePointCount(0, text.length());
        if (length == 0) return Condition.ALWAYS;
        return switch (name) {
            case "startsWith" -> Condition.of("substr(" + sql + ", 1, ?) = ?", length, text);
            case "endsWith" -> Condition.of("substr(" + sql + ", length(" + sql + ") + 1 - ?) = ?", length, text);
            default -> Condition.of("replace(" + sql + ", ?, '') <> " + sql, text);
        };
    }
}
