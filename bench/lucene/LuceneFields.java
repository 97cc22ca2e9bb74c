// How the two programs spell the fields of a document, and who analyses them.
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

final class LuceneFields {
  static final String ID = "id";
  static final String TITLE = "title";
  static final String LANGUAGE = "language";
  static final String YEAR = "year";

  private LuceneFields() {}

  /** Title and text of a document in this language. */
  static String text(String language) {
    return language.equals("de") ? "text_de" : "text_en";
  }

  /** Reads each field in its language. */
  static Analyzer analyzer() {
    final Analyzer english = new EnglishAnalyzer();
    final Analyzer german = new GermanAnalyzer();
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return field.equals(text("de")) ? german : english;
      }
    };
  }
}
