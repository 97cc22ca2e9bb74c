// Searches a Lucene index many times in one process.
//
//   LuceneSearcher TASK INDEX LANGUAGE QUERIES WARM-UP ROUNDS
//
// TASK is `top` (the ids of the ten best documents with any of the words, BM25) or `count` (the
// matches by year). A line of QUERIES is a query. All are asked over and over for WARM-UP seconds,
// so that the Java machine has compiled what it will, then ROUNDS times. Printed are the mean
// seconds of a query, of each the best round, and the number of ids or years in one round.
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

final class LuceneSearcher {
  private static final int HITS = 10;
  private static final int VALUES = 100;

  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState facets;
  private final Analyzer analyzer = LuceneFields.analyzer();
  private final String field;

  private LuceneSearcher(IndexReader reader, String language) throws IOException {
    searcher = new IndexSearcher(reader);
    facets = new DefaultSortedSetDocValuesReaderState(reader);
    field = LuceneFields.text(language);
  }

  public static void main(String[] arguments) throws IOException {
    final boolean counts = arguments[0].equals("count");
    final List<String> queries = Files.readAllLines(Path.of(arguments[3]));
    final double warmUp = Double.parseDouble(arguments[4]);
    final int rounds = Integer.parseInt(arguments[5]);
    try (IndexReader reader = DirectoryReader.open(FSDirectory.open(Path.of(arguments[1])))) {
      final LuceneSearcher searcher = new LuceneSearcher(reader, arguments[2]);
      final long start = System.nanoTime();
      while (System.nanoTime() - start < warmUp * 1e9) {
        for (String query : queries) searcher.answer(query, counts);
      }
      searcher.measure(queries, counts, rounds);
    }
  }

  private void measure(List<String> queries, boolean counts, int rounds) throws IOException {
    final long[] best = new long[queries.size()];
    Arrays.fill(best, Long.MAX_VALUE);
    long results = 0;
    for (int round = 0; round < rounds; ++round) {
      results = 0;
      for (int number = 0; number < best.length; ++number) {
        final long start = System.nanoTime();
        results += answer(queries.get(number), counts);
        best[number] = Math.min(best[number], System.nanoTime() - start);
      }
    }
    final double seconds = Arrays.stream(best).average().orElse(0) / 1e9;
    System.out.printf(Locale.ROOT, "%.9f %d%n", seconds, results);
  }

  private int answer(String words, boolean counts) throws IOException {
    return counts ? countYears(words) : findIds(words);
  }

  private int findIds(String words) throws IOException {
    int found = 0;
    for (ScoreDoc hit : searcher.search(query(words), HITS).scoreDocs) {
      found += id(hit.doc).length > 0 ? 1 : 0;
    }
    return found;
  }

  private BytesRef id(int document) throws IOException {
    final List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
    final LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
    final BinaryDocValues ids = segment.reader().getBinaryDocValues(LuceneFields.ID);
    ids.advanceExact(document - segment.docBase);
    return ids.binaryValue();
  }

  private int countYears(String words) throws IOException {
    final FacetsCollector matches = new FacetsCollector();
    searcher.search(query(words), matches);
    final FacetResult years = new SortedSetDocValuesFacetCounts(facets, matches)
        .getTopChildren(VALUES, LuceneFields.YEAR);
    return years == null ? 0 : years.childCount;
  }

  private Query query(String words) throws IOException {
    final BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String term : terms(words)) {
      query.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  private Set<String> terms(String words) throws IOException {
    final Set<String> terms = new LinkedHashSet<>();
    try (TokenStream stream = analyzer.tokenStream(field, words)) {
      final CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) terms.add(term.toString());
      stream.end();
    }
    return terms;
  }
}
