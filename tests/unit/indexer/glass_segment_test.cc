// Segments written by glass::Segment against those that Xapian writes from the same documents.
#include "indexer/segments/glass_segment.h"

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/segments/long_document_segment.h"
#include "indexer/segments/version_file.h"
#include "indexer/segments/xapian_segment.h"
#include "tests/unit/indexer/database_check.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

struct Input {
  std::vector<Xapian::Document> documents;
  std::vector<std::pair<std::string, std::string>> metadata;
};

void copy(const Xapian::Document& from, IndexedDocument& to) {
  to.begin(Language::kEnglish, 0);
  for (auto term = from.termlist_begin(); term != from.termlist_end(); ++term) {
    to.add_term(*term, term.get_wdf());
  }
  for (auto value = from.values_begin(); value != from.values_end(); ++value) {
    to.add_value(value.get_valueno(), *value);
  }
  to.finish();
}

void write(Segment& segment, const Input& input, TermTableLimits limits = {}) {
  for (const auto& [key, value] : input.metadata) segment.set_metadata(key, value);
  IndexedDocument indexed({}, limits);
  for (const Xapian::Document& document : input.documents) {
    copy(document, indexed);
    segment.add(indexed);
  }
  segment.finish();
}

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void merge(const fs::path& folder, const fs::path& first, const fs::path& second) {
  Xapian::Database both(first.string());
  both.add_database(Xapian::Database(second.string()));
  both.compact(folder.string());
}

// The term lists and values of all documents. Their table has other bytes than Xapian's own, as
// zlib did not compress it.
std::string documents_of(const Xapian::Database& database) {
  std::string all;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    const Xapian::Document document = database.get_document(*it);
    all += std::to_string(*it) + '\n';
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      all += *term + ' ' + std::to_string(term.get_wdf()) + '\n';
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      all += std::to_string(value.get_valueno()) + '=' + *value + '\n';
    }
  }
  return all;
}

void expect_same_as_xapian(const Input& first, const Input& second) {
  const TemporaryFolder folder;
  const fs::path at = folder.path();
  glass::Segment ours1(at / "ours1"), ours2(at / "ours2");
  XapianSegment theirs1(at / "theirs1"), theirs2(at / "theirs2");
  write(ours1, first);
  write(ours2, second);
  write(theirs1, first);
  write(theirs2, second);
  EXPECT_EQ(errors_in(at / "ours1"), 0U);
  merge(at / "ours", at / "ours1", at / "ours2");
  merge(at / "theirs", at / "theirs1", at / "theirs2");
  EXPECT_TRUE(bytes_of(at / "ours" / "postlist.glass") ==
              bytes_of(at / "theirs" / "postlist.glass"));
  EXPECT_EQ(errors_in(at / "ours"), 0U);
  const Xapian::Database a((at / "ours").string()), b((at / "theirs").string());
  EXPECT_TRUE(documents_of(a) == documents_of(b));
  EXPECT_EQ(a.get_doccount(), b.get_doccount());
  EXPECT_EQ(a.get_total_length(), b.get_total_length());
  EXPECT_EQ(a.get_doclength_lower_bound(), b.get_doclength_lower_bound());
  EXPECT_EQ(a.get_doclength_upper_bound(), b.get_doclength_upper_bound());
  EXPECT_EQ(a.get_wdf_upper_bound("common"), b.get_wdf_upper_bound("common"));
}

class RandomInput {
 public:
  explicit RandomInput(unsigned seed) : random_(seed) {}

  Input make(unsigned documents, unsigned most_terms) {
    Input input;
    for (unsigned i = 0; i < documents; ++i) input.documents.push_back(document(i, most_terms));
    for (unsigned i = below(5); i > 0; --i) {
      input.metadata.emplace_back("key" + std::to_string(i), bytes(1 + below(3'000)));
    }
    return input;
  }

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

  std::string bytes(unsigned size) {
    std::string bytes;
    while (bytes.size() < size) bytes.push_back(static_cast<char>(random_()));
    return bytes;
  }

  std::string term() {
    switch (below(8)) {
      case 0:
        return "P" + bytes(8);  // zero bytes among them
      case 1:
        return "long" + std::string(below(100), 'x') + std::string(below(10), '\0') + "y";
      case 2:
        return std::to_string(random_());
      default:
        return "word" + std::to_string(below(2'000));
    }
  }

  Xapian::Document document(unsigned number, unsigned most_terms) {
    Xapian::Document document;
    document.add_boolean_term("Q" + std::to_string(number));
    document.add_term("common", 1 + number % 3);
    for (unsigned i = below(most_terms + 1); i > 0; --i) {
      document.add_term(term(), below(10) == 0 ? below(40'000) : below(4));
    }
    document.add_value(1, std::to_string(number));
    if (below(3) == 0) document.add_value(0, "date");
    if (below(4) == 0) document.add_value(below(400), bytes(1 + below(30)));
    if (below(50) == 0) document.add_value(3, bytes(1 + below(60'000)));
    return document;
  }

  std::mt19937 random_;
};

TEST(GlassSegment, XapianWritesTheSameFormat) {
  const TemporaryFolder folder;
  EXPECT_TRUE(glass::xapian_writes_this_format(folder.path() / "scratch"));
  EXPECT_FALSE(fs::exists(folder.path() / "scratch"));
}

TEST(GlassSegment, MergesToThePostingsAndDocumentsOfXapiansOwn) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE(seed);
    RandomInput random(seed);
    const Input first = random.make(1 + seed * seed, 60);
    expect_same_as_xapian(first, random.make(1 + seed, 500));
  }
}

// Numbers from 2^15 on are coded otherwise, and the tree has three levels.
TEST(GlassSegment, MergesToThePostingsAndDocumentsOfXapiansOwnWithManyDocuments) {
  RandomInput random(1);
  const Input first = random.make(33'500, 4);
  expect_same_as_xapian(first, random.make(10, 4));
}

TEST(GlassSegment, HoldsADocumentWithEndlessTermsAndValues) {
  Xapian::Document document;
  for (int i = 0; i < 400'000; ++i) document.add_term("term" + std::to_string(i), 7);
  document.add_value(3, std::string(5'000'000, 'a'));
  const TemporaryFolder folder;
  glass::Segment segment(folder.path() / "segment");
  write(segment, {{document}, {}});
  const Xapian::Database database((folder.path() / "segment").string());
  EXPECT_EQ(errors_in(folder.path() / "segment"), 0U);
  EXPECT_EQ(database.get_doclength(1), 2'800'000U);
  EXPECT_EQ(database.get_document(1).termlist_count(), 400'000U);
  EXPECT_EQ(database.get_document(1).get_value(3).size(), 5'000'000U);
}

// Both of one document, put aside in runs of few terms for the second.
TEST(LongDocumentSegment, HoldsWhatASegmentOfItsDocumentDoes) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    SCOPED_TRACE(seed);
    const Input input = RandomInput(seed).make(1, 2'000);
    const TemporaryFolder folder;
    glass::Segment segment(folder.path() / "short");
    write(segment, input);
    glass::LongDocumentSegment long_segment(folder.path() / "long");
    IndexedDocument document(folder.path(), {50, 1 << 20});
    for (const auto& [key, value] : input.metadata) long_segment.set_metadata(key, value);
    copy(input.documents.front(), document);
    long_segment.add(document);
    long_segment.finish();
    EXPECT_EQ(errors_in(folder.path() / "long"), 0U);
    EXPECT_TRUE(bytes_of(folder.path() / "long" / "postlist.glass") ==
                bytes_of(folder.path() / "short" / "postlist.glass"));
    const Xapian::Database a((folder.path() / "short").string());
    const Xapian::Database b((folder.path() / "long").string());
    EXPECT_TRUE(documents_of(a) == documents_of(b));
    EXPECT_EQ(a.get_total_length(), b.get_total_length());
    EXPECT_EQ(a.get_wdf_upper_bound("common"), b.get_wdf_upper_bound("common"));
  }
}

#if !XAPIAN_AT_LEAST(1, 5, 0)
// In the older format of Xapian 1.4.
TEST(XapianSegment, HoldsTheSameInAnotherFormat) {
  const Input input = RandomInput(3).make(200, 60);
  const TemporaryFolder folder;
  const fs::path ours = folder.path() / "ours", theirs = folder.path() / "theirs";
  glass::Segment fast(ours);
  write(fast, input);
  try {
    for (const char* part : {"1", "2"}) {
      XapianSegment segment(folder.path() / part, Xapian::DB_BACKEND_CHERT);
      write(segment, part[0] == '1' ? input : Input{});
    }
  } catch (const Xapian::FeatureUnavailableError&) {
    GTEST_SKIP() << "this Xapian has no other format";
  }
  merge(theirs, folder.path() / "1", folder.path() / "2");
  EXPECT_TRUE(is_of_other_format(theirs));
  EXPECT_TRUE(documents_of(Xapian::Database(ours.string())) ==
              documents_of(Xapian::Database(theirs.string())));
}
#endif

TEST(GlassSegment, MayHoldMetadataOnly) {
  const TemporaryFolder folder;
  glass::Segment segment(folder.path() / "segment");
  write(segment, {{}, {{"key", "value"}}});
  const Xapian::Database database((folder.path() / "segment").string());
  EXPECT_EQ(database.get_doccount(), 0U);
  EXPECT_EQ(database.get_metadata("key"), "value");
}

}  // namespace
}  // namespace fundstelle
