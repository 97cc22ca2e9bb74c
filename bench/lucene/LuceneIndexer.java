// Builds a Lucene index of a table, merged to one segment.
//
//   LuceneIndexer TABLE INDEX THREADS
//
// A line of TABLE is a document: id, language, year, title and text between tabs. Title and text
// are searched and stored; language and year are facets.
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

final class LuceneIndexer {
  private static final double BUFFER_MEGABYTES = 256;

  private final IndexWriter writer;
  private final FacetsConfig facets = new FacetsConfig();

  private LuceneIndexer(IndexWriter writer) {
    this.writer = writer;
  }

  public static void main(String[] arguments) throws Exception {
    final IndexWriterConfig config = new IndexWriterConfig(LuceneFields.analyzer());
    config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    try (BufferedReader table = Files.newBufferedReader(Path.of(arguments[0]));
        FSDirectory index = FSDirectory.open(Path.of(arguments[1]));
        IndexWriter writer = new IndexWriter(index, config)) {
      new LuceneIndexer(writer).addAll(table, Integer.parseInt(arguments[2]));
      writer.forceMerge(1);
      writer.commit();
    }
  }

  private void addAll(BufferedReader table, int threads) throws Exception {
    final ExecutorService pool = Executors.newFixedThreadPool(threads);
    final List<Future<?>> workers = new ArrayList<>();
    for (int number = 0; number < threads; ++number) {
      workers.add(pool.submit(() -> {
        addLines(table);
        return null;
      }));
    }
    pool.shutdown();
    for (Future<?> worker : workers) worker.get();
  }

  private void addLines(BufferedReader table) throws IOException {
    for (String line = readLine(table); line != null; line = readLine(table)) {
      writer.addDocument(facets.build(document(line.split("\t", -1))));
    }
  }

  private static String readLine(BufferedReader table) throws IOException {
    synchronized (table) {
      return table.readLine();
    }
  }

  private static Document document(String[] columns) {
    final String language = columns[1];
    final String year = columns[2];
    final Document document = new Document();
    document.add(new BinaryDocValuesField(LuceneFields.ID, new BytesRef(columns[0])));
    document.add(new StoredField(LuceneFields.TITLE, columns[3]));
    document.add(new TextField(
        LuceneFields.text(language), columns[3] + "\n" + columns[4], Field.Store.YES));
    document.add(new SortedSetDocValuesFacetField(LuceneFields.LANGUAGE, language));
    if (!year.isEmpty()) {
      document.add(new SortedSetDocValuesFacetField(LuceneFields.YEAR, year));
    }
    return document;
  }
}
