package dev.botstead.credential.acl;

import dev.botstead.base.Failure;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the rule at place `number` (the first is 1) of a list:
///
///     rule   = "*" | "bind:" target
///     target = "*" | [ scheme "://" ] host [ ":" port ] | key "=" value
///     host   = domain | "*." domain | address      ; IPv6 in brackets
///
/// Nothing of a text that cannot be read is repeated to who sent it: the number of the rule is enough to find it.
record RuleReader(int number) {
    private static final int LONGEST = 512;
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{0,31}", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    /// The rule that `text` writes, or [Failure.Invalid].
    Rule read(String text) {
        if (text.length() > LONGEST) throw malformed("it is longer than " + LONGEST + " characters");
        if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f))
            throw malformed("it holds a space or a control character");
        if (text.chars().anyMatch(c -> c > 0x7f))
            throw malformed("it holds a character outside of ASCII; an international domain is written xn--…");
        if (text.equals("*") || text.equals("bind:*")) return new Rule.Everything();
        if (!text.startsWith("bind:")) throw malformed("a rule is \"*\", or \"bind:\" and what may be bound");
        return target(text.substring("bind:".length()));
    }

    private Rule target(String target) {
        if (target.isEmpty()) throw malformed("nothing stands behind \"bind:\"");
        int scheme = target.indexOf("://");
        int equal = target.indexOf('=');
        if (scheme >= 0 && (equal < 0 || scheme < equal))
            return location(scheme(target.substring(0, scheme)), target.substring(scheme + 3));
        if (equal >= 0) return label(target.substring(0, equal), target.substring(equal + 1));
        return location(null, target);
    }

    private Rule label(String key, String value) {
        if (key.isEmpty() || value.isEmpty()) throw malformed("a label has a key and a value");
        if (partly(key) || partly(value)) throw malformed("in a label, * stands for a whole key or a whole value");
        return new Rule.Label(key, value);
    }

    private static boolean partly(String part) {
        return part.length() > 1 && part.indexOf('*') >= 0;
    }

    private String scheme(String scheme) {
        if (!SCHEME.matcher(scheme).matches()) throw malformed("what stands before :// is no scheme");
        return scheme.toLowerCase(Locale.ROOT);
    }

    private Rule location(@Nullable String scheme, String place) {
        int colon = place.indexOf(':', place.startsWith("[") ? place.indexOf(']') + 1 : 0);
        Host host = Host.read(colon < 0 ? place : place.substring(0, colon));
        if (host == null) throw malformed("its host is no domain (example.com, *.example.com) and no address");
        return new Rule.Location(scheme, host, colon < 0 ? null : port(place.substring(colon + 1)));
    }

    private Integer port(String port) {
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) > 0xffff)
            throw malformed("a port is a number from 1 to 65535");
        return Integer.valueOf(port);
    }

    private Failure.Invalid malformed(String why) {
        return new Failure.Invalid("acl", "malformed", "Rule " + number + " of the acl cannot be read: " + why + ".");
    }
}
