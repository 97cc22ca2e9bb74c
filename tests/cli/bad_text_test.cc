// Bad files of one document each: encodings, binary data, front matter.
#include <string_view>

#include "tests/cli/bad_input.h"

namespace fundstelle {
namespace {

using std::string_view_literals::operator""sv;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string utf16_little_endian(std::u16string_view text) {
  std::string bytes = "\xFF\xFE";
  for (const char16_t unit : text) {
    bytes += static_cast<char>(unit & 0xFF);
    bytes += static_cast<char>(unit >> 8);
  }
  return bytes;
}

TEST_F(BadInput, InvalidUtf8IsReplacedAndReported) {
  const auto path = write("bad.txt",
                          "Die Gärten von München sind größer, schöner und grüner als früher.\n"
                          "Ein Fehler steht hi\xFFr, die Wörter drumherum überstehen es.\n");
  const IndexerRun run = update_around();
  expect_warning(run, path, "", "1 character that could not be read was replaced by U+FFFD");
  EXPECT_EQ(run.count("added"), 3);
  EXPECT_THAT(found({"+Gärten +überstehen"}), ElementsAre("bad.txt"));
}

TEST_F(BadInput, Windows1252KeepsItsUmlauts) {
  write("windows.txt",
        "Die B\xFCrger von M\xFCnchen \xE4rgern sich \xFC"
        "ber die h\xF6here Grundsteuer, weil "
        "sie f\xFCr \xD6l und \xDC"
        "berfl\xFCssiges schon genug bezahlen.\n");
  expect_no_failure(update_around());
  const SearcherRun run = search({"exact:Überflüssiges"});
  ASSERT_THAT(run.names(), ElementsAre("windows.txt"));
  EXPECT_THAT(run.hits[0].at("snippets")[0].at("text").get<std::string>(),
              HasSubstr("Die Bürger von München ärgern sich über die höhere"));
}

TEST_F(BadInput, Utf16WithAByteOrderMarkIsRead) {
  write("wide.txt", utf16_little_endian(u"Übergänge im Zwielicht\n"));
  write("wide.jsonl",
        utf16_little_endian(
            u"{\"id\":\"x\",\"text\":\"Zwielicht\"}\n{\"id\":\"y\",\"text\":\"Ö\"}\n"));
  expect_no_failure(update_around());
  EXPECT_THAT(found({"Zwielicht"}), ElementsAre("wide.txt", "x"));
  EXPECT_THAT(found({"exact:Übergänge"}), ElementsAre("wide.txt"));
}

TEST_F(BadInput, EmptyFile) {
  const auto path = write("empty.txt", "");
  expect_failure(update_around(), path, "", "is empty");
}

TEST_F(BadInput, FileOfWhiteSpaceOnly) {
  const auto path = write("blank.md", " \n\t\n");
  expect_failure(update_around(), path, "", "holds no text");
}

TEST_F(BadInput, BinaryFileWithATextName) {
  const auto path = write("picture.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08"sv);
  const IndexerRun run = update_around();
  expect_failure(run, path, "", "is binary data and no text");
  EXPECT_EQ(run.count("documents"), 2);
}

TEST_F(BadInput, FrontMatterThatDoesNotParseLosesTheMetadataOnly) {
  const auto path =
      write("broken.md", "---\ntitle: [never closed\nlanguage: de\n---\n\nZwielicht.\n");
  expect_warning(update_around(), path, ":3", "the front matter is no YAML");
  EXPECT_THAT(found({"Zwielicht"}), ElementsAre("broken.md"));
}

TEST_F(BadInput, FrontMatterThatIsNeverClosedIsText) {
  write("open.md", "---\ntitle: Zwielicht\n\nKein Ende.\n");
  expect_no_failure(update_around());
  EXPECT_THAT(found({"Zwielicht"}), ElementsAre("open.md"));
}

TEST_F(BadInput, WrongDateInFrontMatterLosesTheDateOnly) {
  const auto path = write("dated.md", "---\ntitle: Zwielicht\ndate: vorgestern\n---\n\nText.\n");
  expect_warning(update_around(), path, ": date", "'vorgestern' is no date and was left out");
  const SearcherRun run = search({"Zwielicht"});
  ASSERT_THAT(run.names(), ElementsAre("dated.md"));
  EXPECT_TRUE(run.hits[0].at("date").is_null());
  EXPECT_EQ(run.hits[0].at("title"), "Zwielicht");
}

TEST_F(BadInput, OverlongFile) {
  const auto path = write("long.txt", std::string(3 << 20, 'x'));
  expect_failure(update_around({"--max-record", "1M"}), path, "",
                 "is larger than 1M; raise --max-record to index it");
}

TEST_F(BadInput, TerminalEscapesInATitleStayInTheDocument) {
  write("escape.md",
        "---\ntitle: \"Zwielicht \\e]0;owned\\a \\e[31mrot\\x9b2J\"\n---\n"
        "Der Text \x1B[2J\x1B[H steuert\x07 nichts.\r\n");
  EXPECT_EQ(update_around().exit_code(), 0);
  for (const char* format : {"text", "json", "csv", "tsv", "trec"}) {
    const Outcome shown = searcher({"--format", format, "--color", "never", "Zwielicht"});
    EXPECT_EQ(shown.exit_code, 0);
    for (const char* control : {"\x1B", "\x07", "\x9B", "\u009B"}) {
      if (std::string_view(control) == "\x9B") continue;  // also the second byte of letters
      EXPECT_THAT(shown.out, Not(HasSubstr(control))) << format;
    }
  }
  EXPECT_THAT(search({"Zwielicht"}).hits[0].at("title").get<std::string>(), HasSubstr("\x1B[31m"));
}

TEST_F(BadInput, ColouredOutputHoldsNoEscapeButOurOwn) {
  write("escape.txt", "Zwielicht \x1B[31m und \x1B]8;;http://x\x07 mehr.\n");
  update_around();
  const std::string out = searcher({"--color", "always", "Zwielicht"}).out;
  EXPECT_THAT(out, HasSubstr("\x1B["));
  for (std::size_t at = out.find('\x1B'); at != out.npos; at = out.find('\x1B', at + 1)) {
    const std::size_t end = out.find('m', at);
    ASSERT_NE(end, out.npos);
    EXPECT_EQ(out.substr(at, end - at).find_first_not_of("\x1B[0123456789;"), out.npos);
  }
  EXPECT_THAT(out, Not(HasSubstr("\x1B[31m")));
  EXPECT_THAT(out, Not(HasSubstr("\x1B]")));
}

TEST_F(BadInput, ShownDocumentsHoldNoEscapes) {
  const auto path = write("escape.txt", "Zwielicht \x1B[31m\n\tzwei\x07\n");
  update_around();
  const Outcome shown = searcher({"--show", path});
  EXPECT_EQ(shown.exit_code, 0);
  EXPECT_THAT(shown.out, HasSubstr("Zwielicht"));
  EXPECT_THAT(shown.out, Not(HasSubstr("\x1B")));
  EXPECT_THAT(shown.out, Not(HasSubstr("\x07")));
}

}  // namespace
}  // namespace fundstelle
