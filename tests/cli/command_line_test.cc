// What both programs make of their command lines, and where their output goes.
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class CommandLine : public ProgramTest {
 protected:
  // What `searcher` says of a mistake in its arguments.
  std::string usage_error(const std::vector<std::string>& arguments) const {
    return error_of(searcher(arguments));
  }
  std::string indexer_error(const std::vector<std::string>& arguments) const {
    return error_of(indexer(arguments));
  }
  // A shell command with $searcher, $indexer and $index.
  Outcome shell(const std::string& script) const {
    Command command;
    command.program = "sh";
    command.arguments = {"-c", script};
    command.environment = {{"searcher", FUNDSTELLE_SEARCHER},
                           {"indexer", FUNDSTELLE_INDEXER},
                           {"index", index()},
                           {"news", news()}};
    return run_program(command);
  }
  void index_records(int count) const {
    std::string lines;
    for (int i = 0; i < count; ++i) {
      lines += json_line({{"text", "Leuchtturm an der Küste, Nummer " + std::to_string(i)}});
    }
    write("many.jsonl", lines);
    update();
  }

 private:
  static std::string error_of(const Outcome& run) {
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(run.out, "");
    return run.err;
  }
};

TEST_F(CommandLine, VersionNamesProgramXapianIcuAndAnalyzer) {
  for (const Outcome& run : {searcher({"--version"}), indexer({"--version"})}) {
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.err, "");
    EXPECT_THAT(run.out, AllOf(HasSubstr("Xapian "), HasSubstr("ICU "), HasSubstr("analyzer ")));
  }
  EXPECT_THAT(searcher({"--version"}).out, StartsWith("searcher "));
  EXPECT_THAT(indexer({"--version"}).out, StartsWith("indexer "));
}

TEST_F(CommandLine, HelpGoesToStandardOutput) {
  for (const Outcome& run : {searcher({"--help"}), searcher({"-h"}), indexer({"--help"}),
                             indexer({"update", "--help"}), indexer({"status", "-h"})}) {
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.err, "");
    EXPECT_THAT(run.out, HasSubstr("--index DIR"));
  }
  EXPECT_THAT(searcher({"--help"}).out,
              AllOf(HasSubstr("searcher [OPTIONS] [QUERY...]"), HasSubstr("NEAR/5")));
}

TEST_F(CommandLine, HelpOffersNothingThatIsNotBuiltYet) {
  const std::string help = searcher({"--help"}).out;
  for (const char* later : {"--translate", "--similar", "--complete", "--interactive"}) {
    EXPECT_THAT(help, Not(HasSubstr(later)));
    EXPECT_THAT(usage_error({later, "x"}), HasSubstr(std::string("unknown option ") + later));
  }
}

TEST_F(CommandLine, UnknownOptionIsAnErrorWithASuggestion) {
  EXPECT_THAT(usage_error({"--compny", "Amazon"}),
              AllOf(HasSubstr("unknown option --compny"), HasSubstr("did you mean --company?")));
  EXPECT_THAT(indexer_error({"update", "--exlude", "x", news()}),
              AllOf(HasSubstr("unknown option --exlude"), HasSubstr("did you mean --exclude?")));
}

TEST_F(CommandLine, UnknownCommandIsAnErrorWithASuggestion) {
  EXPECT_THAT(indexer_error({"updaet"}), HasSubstr("did you mean update?"));
  EXPECT_THAT(indexer_error({}), HasSubstr("a command is required"));
}

TEST_F(CommandLine, ValueThatCannotBeReadIsAnError) {
  EXPECT_THAT(usage_error({"--limit", "many"}), HasSubstr("--limit"));
  EXPECT_THAT(usage_error({"--limit", "-1"}), HasSubstr("--limit"));
  EXPECT_THAT(usage_error({"--format", "xml"}), HasSubstr("--format"));
  EXPECT_THAT(usage_error({"--sort", "random"}), HasSubstr("--sort"));
  EXPECT_THAT(usage_error({"--lang", "fr"}), HasSubstr("--lang"));
  EXPECT_THAT(usage_error({"--date", "yesterday"}), HasSubstr("'yesterday' is no date"));
  EXPECT_THAT(usage_error({"--since", "soon"}), HasSubstr("--since cannot read 'soon'"));
  EXPECT_THAT(usage_error({"--facet", "company"}), HasSubstr("--facet needs NAME=VALUE"));
  EXPECT_THAT(usage_error({"--company"}), HasSubstr("--company needs a value"));
  EXPECT_THAT(indexer_error({"update", "--max-record", "big", news()}), HasSubstr("--max-record"));
}

TEST_F(CommandLine, UnknownFacetIsAnError) {
  index_records(1);
  EXPECT_THAT(usage_error({"--facet", "colour=red"}),
              AllOf(HasSubstr("the index has no facet 'colour'"), HasSubstr("company, city")));
  EXPECT_THAT(usage_error({"--facets", "colour"}), HasSubstr("the index has no facet 'colour'"));
  write("bad-year.txt", "x");
  EXPECT_THAT(usage_error({"--year", "MMXXV"}), HasSubstr("neither a year nor a range of years"));
}

TEST_F(CommandLine, OptionTakesExactlyOneValue) {
  write("oil.jsonl", json_line({{"id", "hit"}, {"text", "Crude oil."}, {"company", "Amazon"}}) +
                         json_line({{"id", "other"}, {"text", "Forest."}, {"company", "Amazon"}}));
  update();
  EXPECT_THAT(found({"--company", "Amazon", "oil"}), ElementsAre("hit"));
  EXPECT_THAT(found({"--company=Amazon", "oil"}), ElementsAre("hit"));
  EXPECT_EQ(search({"--company", "Amazon", "oil"}).summary.at("query"), "oil");
}

TEST_F(CommandLine, AWordWithADashIsAnExclusionAnywhere) {
  write("r.jsonl", json_line({{"id", "a"}, {"text", "Windmühle Küste"}}) +
                       json_line({{"id", "b"}, {"text", "Windmühle Brandung"}}));
  update();
  EXPECT_THAT(found({"Windmühle", "-Küste"}), ElementsAre("b"));
  EXPECT_THAT(found({"-Küste", "Windmühle"}), ElementsAre("b"));
  EXPECT_THAT(found({"-Küste"}), ElementsAre("b"));
  EXPECT_THAT(found({"Windmühle -Küste"}), ElementsAre("b"));
  EXPECT_THAT(found({"-Küste Windmühle"}), ElementsAre("b"));
  EXPECT_THAT(found({"--", "-Küste"}), ElementsAre("b"));
  EXPECT_THAT(found({"Windmühle", "--", "-Küste"}), ElementsAre("b"));
}

TEST_F(CommandLine, OptionsCountAnywhere) {
  index_records(5);
  EXPECT_EQ(search({"Leuchtturm", "--limit", "2"}).hits.size(), 2U);
  EXPECT_EQ(search({"Leuchtturm", "--limit=3"}).hits.size(), 3U);
  EXPECT_EQ(search({"-n2", "Leuchtturm"}).hits.size(), 2U);
  EXPECT_EQ(search({"Leuchtturm", "-n", "2"}).hits.size(), 2U);
  EXPECT_EQ(search({"Leuchtturm", "-n2"}).summary.at("query"), "Leuchtturm");
  EXPECT_EQ(search({"--", "Leuchtturm", "--limit", "2"}).summary.at("query"),
            "Leuchtturm --limit 2");
  EXPECT_THAT(usage_error({"Leuchtturm", "--wibble"}), HasSubstr("unknown option --wibble"));
}

TEST_F(CommandLine, PhraseNeedsItsQuotesInsideTheArgument) {
  write("r.jsonl", json_line({{"id", "phrase"}, {"text", "An old lighthouse."}}) +
                       json_line({{"id", "apart"}, {"text", "A lighthouse, very old."}}));
  update();
  EXPECT_THAT(found({"\"old lighthouse\""}), ElementsAre("phrase"));
  EXPECT_THAT(found({"old lighthouse"}), ElementsAre("apart", "phrase"));
  EXPECT_THAT(found({"\"old", "lighthouse\""}), ElementsAre("phrase"));
}

TEST_F(CommandLine, ErrorsAreNamedAfterTheProgram) {
  const std::string errors = usage_error({"(x"});
  std::size_t begin = 0;
  for (std::size_t end; (end = errors.find('\n', begin)) != errors.npos; begin = end + 1) {
    EXPECT_THAT(errors.substr(begin), StartsWith("searcher: "));
  }
}

TEST_F(CommandLine, ClosedPipeEndsQuietlyWithZero) {
  index_records(3000);
  const Outcome run = shell(
      R"({ "$searcher" --index "$index" --format json -n 3000 Leuchtturm; echo $? >&2; } | head -1)");
  EXPECT_EQ(run.err, "0\n");
  EXPECT_THAT(run.out, StartsWith("{\"type\":\"hit\""));
  const Outcome analyzed =
      shell(R"({ yes 'ein Leuchtturm' | "$indexer" analyze --lang de; echo $? >&2; } | head -1)");
  EXPECT_EQ(analyzed.err, "0\n");
}

TEST_F(CommandLine, FullDiskOnStandardOutputIsAnError) {
  index_records(1);
  const Outcome search = shell(R"("$searcher" --index "$index" Leuchtturm > /dev/full)");
  EXPECT_EQ(search.exit_code, 2);
  EXPECT_THAT(search.err, StartsWith("searcher: cannot write to standard output"));
  const Outcome status = shell(R"("$indexer" --index "$index" status > /dev/full)");
  EXPECT_EQ(status.exit_code, 2);
  EXPECT_THAT(status.err, StartsWith("indexer: cannot write to standard output"));
}

TEST_F(CommandLine, ClosedStandardOutputIsAnError) {
  index_records(1);
  EXPECT_EQ(shell(R"("$searcher" --index "$index" Leuchtturm >&-)").exit_code, 2);
}

TEST_F(CommandLine, QuietKeepsFailuresAndVerboseTellsMore) {
  write("empty.txt", "");
  EXPECT_THAT(indexer({"update", "--quiet", news()}).err, HasSubstr("empty.txt: is empty"));
  EXPECT_THAT(indexer({"rebuild", "--verbose", news()}).err, HasSubstr("publishing"));
}

TEST_F(CommandLine, ColourIsForTerminalsUnlessAskedFor) {
  index_records(1);
  EXPECT_THAT(searcher({"Leuchtturm"}).out, Not(HasSubstr("\x1B")));
  EXPECT_THAT(searcher({"--color", "never", "Leuchtturm"}).out, Not(HasSubstr("\x1B")));
  EXPECT_THAT(searcher({"--color", "always", "Leuchtturm"}).out, HasSubstr("\x1B["));
  EXPECT_THAT(searcher({"--color", "always", "--format", "json", "Leuchtturm"}).out,
              Not(HasSubstr("\x1B")));
}

TEST_F(CommandLine, AnalyzeWritesOneRecordATokenAndNothingElse) {
  const Outcome run = indexer({"analyze", "--lang", "de", "--format", "json", "Die Häuser"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "");
  EXPECT_THAT(
      run.out,
      StartsWith(R"({"type":"token","data":{"line":1,"kind":"word","text":"Die","term":"die",)"
                 R"("position":1,"start":0,"end":3,"stop":true}})"
                 "\n"
                 R"({"type":"token","data":{"line":1,"kind":"word","text":"Häuser","term":"haus",)"
                 R"("position":2,"start":4,"end":11,"stop":false}})"
                 "\n"));
}

TEST_F(CommandLine, AnalyzeTellsWhatElseAWordIsFoundBy) {
  const Outcome run = indexer({"analyze", "--lang", "en", "--format", "json", "Zürich banks"});
  const std::vector<Json> tokens = parse_records(run.out);
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].at("data").at("term"), "zurich");
  EXPECT_EQ(tokens[0].at("data").at("also"), Json({"zuerich"}));
  EXPECT_FALSE(tokens[1].at("data").contains("also"));
}

TEST_F(CommandLine, AnalyzeReadsStandardInputALineAtATime) {
  Command command = indexer_command({"analyze", "--lang", "en", "--format", "json"});
  command.input = "one\u2028two\n\nthree";
  std::vector<std::string> tokens;
  for (const Json& record : parse_records(run_program(command).out)) {
    const Json& data = record.at("data");
    tokens.push_back(data.at("line").dump() + " " + data.at("text").get<std::string>());
  }
  EXPECT_THAT(tokens, ElementsAre("1 one", "1 two", "3 three"));
}

}  // namespace
}  // namespace fundstelle
