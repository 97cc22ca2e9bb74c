#include "indexer/schedules/crontab.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/cli/error_of.h"
#include "tests/unit/indexer/odd_text.h"

namespace fundstelle {
namespace {

using ::testing::HasSubstr;

ScheduledRun run_of(const std::string& index) {
  return {"/usr/bin/indexer", index, {}, kDefaultInterval, 0};
}

// What cron hands to the shell: everything before the first unescaped percent sign. Vixie's cron
// and its heirs make one of two backslashes, others leave them.
std::string after_cron(const std::string& command, bool joins_backslashes) {
  std::string text;
  bool escaped = false;
  for (const char byte : command) {
    if (escaped) {
      if (byte == '%' || (byte == '\\' && joins_backslashes)) text.pop_back();
      escaped = false;
    } else if (byte == '\\') {
      escaped = true;
    } else if (byte == '%') {
      break;
    }
    text += byte;
  }
  return text;
}

// What a POSIX shell makes of one word without expansions.
std::string after_shell(const std::string& word) {
  std::string text;
  bool quoted = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '\'') {
      quoted = !quoted;
    } else if (word[i] == '\\' && !quoted) {
      text += word[++i];
    } else {
      EXPECT_TRUE(quoted || std::string(" \"%$#;&`*~!\t").find(word[i]) == std::string::npos);
      text += word[i];
    }
  }
  EXPECT_FALSE(quoted) << word;
  return text;
}

TEST(CrontabWord, ComesBackFromEveryCronAndTheShellAsItWas) {
  std::mt19937 random(7);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = odd_text(random);
    const std::string word = crontab_word(text);
    ASSERT_EQ(after_shell(after_cron(word, true)), text) << word;
    ASSERT_EQ(after_shell(after_cron(word, false)), text) << word;
  }
}

TEST(CrontabWord, IsNoneForALineFeed) {
  EXPECT_THAT(error_of([] { crontab_word("a\nb"); }).hint(), HasSubstr("--systemd"));
}

TEST(CrontabLine, HoldsTimesCommandAndMark) {
  const ScheduledRun run = run_of("/home/ada/news index");
  EXPECT_EQ(crontab_line(run),
            "*/15 * * * * /usr/bin/indexer --index '/home/ada/news index' update --quiet # " +
                run.name());
}

TEST(Crontab, KeepsOtherLinesWhenOneIsSetAndRemoved) {
  const std::string others = "MAILTO=ada\n\n# m h dom mon dow\n0 5 * * 1 tar -zcf x % y\n";
  const std::string line = crontab_line(run_of("/index"));
  const std::string name = run_of("/index").name();
  const std::string edited = set_crontab_line(others, name, line);
  EXPECT_EQ(edited, others + line + "\n");
  EXPECT_EQ(set_crontab_line(edited, name, line), edited);
  EXPECT_EQ(find_crontab_line(edited, name), line);
  EXPECT_EQ(remove_crontab_line(edited, name), others);
  EXPECT_EQ(remove_crontab_line(others, name), others);
}

TEST(Crontab, GetsTheLineFeedThatItLacksAtItsEnd) {
  EXPECT_EQ(set_crontab_line("0 5 * * 1 tar", "n", "* * * * * x # n"),
            "0 5 * * 1 tar\n* * * * * x # n\n");
  EXPECT_EQ(remove_crontab_line("0 5 * * 1 tar", "n"), "0 5 * * 1 tar");
}

TEST(Crontab, ChangesALineInItsPlaceAndDropsItsCopies) {
  const std::string edited =
      set_crontab_line("1 # n\nother\n2 # n\n#3 # n\nlast # nn\n", "n", "new # n");
  EXPECT_EQ(edited, "new # n\nother\nlast # nn\n");
}

TEST(Crontab, HoldsSeveralIndexesSideBySide) {
  std::string crontab;
  for (const char* index : {"/a", "/b"}) {
    crontab = set_crontab_line(crontab, run_of(index).name(), crontab_line(run_of(index)));
  }
  EXPECT_EQ(remove_crontab_line(crontab, run_of("/a").name()), crontab_line(run_of("/b")) + "\n");
}

}  // namespace
}  // namespace fundstelle
