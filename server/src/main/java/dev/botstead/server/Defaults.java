package dev.botstead.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Where a flag that was not given takes its value from: the environment, then the configuration file, then its
/// default.
final class Defaults implements IDefaultValueProvider {
    private final Map<String, String> environment;
    private final Properties file;

    private Defaults(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    /// Reads the file that the arguments or the environment name, if they do.
    static Defaults of(String[] arguments, Map<String, String> environment) {
        String named = environment.get("BOTSTEAD_CONFIG");
        for (int i = 0; i + 1 < arguments.length; i++) if (arguments[i].equals("--config")) named = arguments[i + 1];
        Properties file = new Properties();
        if (named != null) {
            try (Reader reader = Files.newBufferedReader(Path.of(named))) {
                file.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Stop("The configuration file " + named + " cannot be read.");
            }
        }
        return new Defaults(environment, file);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) return null;
        String name = option.longestName().replaceFirst("^-+", "");
        String fromEnvironment =
                environment.get("BOTSTEAD_" + name.replace('-', '_').toUpperCase(Locale.ROOT));
        return fromEnvironment == null ? file.getProperty(name) : fromEnvironment;
    }
}
