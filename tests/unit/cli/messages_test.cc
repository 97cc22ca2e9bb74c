#include "cli/messages.h"

#include <functional>

#include <gtest/gtest.h>

#include "captured_stream.h"

namespace fundstelle {
namespace {

std::string printed(Verbosity verbosity, const std::function<void(Messages&)>& talk) {
  CapturedStream captured;
  {
    Messages messages("indexer", verbosity, captured.stream());
    talk(messages);
  }
  return captured.text();
}

TEST(Messages, StartEveryLineWithTheProgramsName) {
  EXPECT_EQ(printed({}, [](Messages& messages) { messages.note("two\nlines"); }),
            "indexer: two\nindexer: lines\n");
}

TEST(Messages, AnErrorIsFollowedByItsHint) {
  const Error error("the index is locked", "wait for it:\nindexer --wait 60");
  EXPECT_EQ(
      printed({}, [&](Messages& messages) { messages.error(error); }),
      "indexer: the index is locked\nindexer:   wait for it:\nindexer:   indexer --wait 60\n");
}

TEST(Messages, AnErrorWithoutAHintIsOneLine) {
  EXPECT_EQ(printed({}, [](Messages& messages) { messages.error(Error("no")); }), "indexer: no\n");
}

TEST(Messages, QuietSilencesNotesOnly) {
  EXPECT_EQ(printed({.quiet = true, .verbose = false},
                    [](Messages& messages) {
                      messages.note("note");
                      messages.warning("warning");
                      messages.error(Error("error"));
                    }),
            "indexer: warning\nindexer: error\n");
}

TEST(Messages, DetailsNeedVerbose) {
  const auto talk = [](Messages& messages) { messages.verbose("detail"); };
  EXPECT_EQ(printed({}, talk), "");
  EXPECT_EQ(printed({.quiet = false, .verbose = true}, talk), "indexer: detail\n");
}

TEST(Messages, MakeControlCharactersVisible) {
  EXPECT_EQ(printed({}, [](Messages& messages) { messages.warning("\x1b[2Jgone\xFF"); }),
            "indexer: \\x1b[2Jgone\uFFFD\n");
}

TEST(Messages, StandAboveTheStatusLine) {
  EXPECT_EQ(printed({},
                    [](Messages& messages) {
                      messages.show_status("[###---] 50%");
                      messages.warning("bad file");
                      messages.clear_status();
                      messages.note("done");
                    }),
            "\r\x1b[K[###---] 50%"
            "\r\x1b[Kindexer: bad file\n[###---] 50%"
            "\r\x1b[Kindexer: done\n");
}

TEST(Messages, TakeTheStatusLineAwayAtTheEnd) {
  EXPECT_EQ(printed({}, [](Messages& messages) { messages.show_status("50%"); }),
            "\r\x1b[K50%\r\x1b[K");
}

}  // namespace
}  // namespace fundstelle
