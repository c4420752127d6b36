import com.adobe.epubcheck.tool.EpubChecker;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Runs EPUBCheck on files, one after another: to start it takes longer than most files.
 *
 * <p>Usage: {@code java -cp EPUBCHECK_JAR BookCheck.java FOLDER FILE...} Writes EPUBCheck's own
 * report on each file to FOLDER, as 0.json, 1.json and so on.
 */
public final class BookCheck {

    private BookCheck() {
    }

    public static void main(String[] args) {
        Locale.setDefault(Locale.ENGLISH);
        for (int i = 1; i < args.length; i++) {
            String report = Path.of(args[0], (i - 1) + ".json").toString();
            new EpubChecker().run(new String[] {args[i], "--quiet", "--usage", "--json", report});
        }
    }
}
