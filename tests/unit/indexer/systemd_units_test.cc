#include "indexer/schedules/systemd_units.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/cli/error_of.h"
#include "tests/unit/indexer/odd_text.h"

namespace fundstelle {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ScheduledRun run_of(const std::string& index) {
  return {"/usr/bin/indexer", index, {}, kDefaultInterval, std::uint64_t{4} << 30};
}

// A pair becomes one.
std::string halved(const std::string& text, char special) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (text[i] == special && i + 1 < text.size() && text[i + 1] == special) ++i;
  }
  return result;
}

// Takes the quotes and escapes of one quoted word away, as systemd's extract_first_word() does.
std::string unquoted(const std::string& word, bool c_style) {
  EXPECT_GE(word.size(), 2U);
  EXPECT_EQ(word.front(), '"');
  std::string text;
  std::size_t i = 1;
  for (; i < word.size() && word[i] != '"'; ++i) {
    if (word[i] != '\\') {
      text += word[i];
    } else if (c_style && word[i + 1] == 'x') {
      text += static_cast<char>(std::stoi(word.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else {
      text += word[++i];
    }
  }
  EXPECT_EQ(i, word.size() - 1) << "the word ends early: " << word;
  return text;
}

TEST(ExecArgument, ComesBackFromSystemdAsItWas) {
  std::mt19937 random(5);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = odd_text(random);
    const std::string word = exec_argument(text);
    EXPECT_EQ(word.find('\n'), word.npos);
    ASSERT_EQ(halved(halved(unquoted(word, true), '%'), '$'), text) << word;
  }
  EXPECT_EQ(unquoted(exec_argument("a\nb"), true), "a\nb");
}

TEST(PathWord, ComesBackFromSystemdAsItWas) {
  std::mt19937 random(6);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = odd_text(random);
    ASSERT_EQ(halved(unquoted(path_word(text), false), '%'), text);
  }
}

TEST(ServiceUnit, RunsTheIndexerAndMayWriteToItsIndexOnly) {
  const std::string unit = service_unit(run_of("/home/ada/news index"));
  EXPECT_THAT(unit, HasSubstr("\nExecStart=\"/usr/bin/indexer\" \"--index\" "
                              "\"/home/ada/news index\" \"update\" \"--quiet\"\n"));
  EXPECT_THAT(unit, HasSubstr("\nProtectSystem=strict\nProtectHome=read-only\n"
                              "ReadWritePaths=\"/home/ada/news index\"\n"));
  EXPECT_THAT(unit, HasSubstr("\nMemoryMax=4096M\n"));
  EXPECT_THAT(unit, HasSubstr("\nSuccessExitStatus=75\n"));
  EXPECT_THAT(unit, HasSubstr("\nPrivateNetwork=yes\n"));
}

TEST(ServiceUnit, NamesTheConfigurationWhenThereIsOne) {
  ScheduledRun run = run_of("/index");
  run.config = "/etc/100%.toml";
  EXPECT_THAT(service_unit(run), HasSubstr("\"--config\" \"/etc/100%%.toml\" \"update\""));
}

TEST(ServiceUnit, KeepsALineFeedInAPathOutOfItsLines) {
  const std::string unit = service_unit(run_of("/a\nExecStartPre=/bin/false"));
  EXPECT_THAT(unit, HasSubstr("\"/a\\x0aExecStartPre=/bin/false\""));
  EXPECT_THAT(unit, Not(HasSubstr("\nExecStartPre")));
  EXPECT_THAT(unit, Not(HasSubstr("ProtectSystem"))) << "the index could not be exempted";
}

TEST(ServiceUnit, TakesSpecifiersInTheProgramsPathButNoVariables) {
  ScheduledRun run = run_of("/index");
  run.program = "/opt/100%$x/indexer";
  EXPECT_THAT(service_unit(run), HasSubstr("ExecStart=\"/opt/100%%$x/indexer\" "));
}

TEST(ServiceUnit, LeavesRootItsRightToReadFilesOfOthers) {
  ScheduledRun run = run_of("/index");
  EXPECT_THAT(service_unit(run), HasSubstr("\nPrivateUsers=yes\n"));
  run.as_root = true;
  EXPECT_THAT(service_unit(run), Not(HasSubstr("PrivateUsers")));
}

TEST(ServiceUnit, IsRefusedForPathsThatSystemdCannotRead) {
  ScheduledRun quoted = run_of("/index");
  quoted.program = "/opt/\"x\"/indexer";
  EXPECT_THAT(error_of([&] { service_unit(quoted); }).hint(), HasSubstr("--cron"));
  EXPECT_THAT(error_of([&] { service_unit(run_of("/\xff")); }).hint(), HasSubstr("--cron"));
}

TEST(TimerUnit, CatchesUpOnRunsThatWereMissed) {
  const std::string unit = timer_unit(run_of("/index/100%"));
  EXPECT_THAT(unit, HasSubstr("\nDescription=Fundstelle: update of the index \"/index/100%%\""));
  EXPECT_THAT(unit, HasSubstr("\nOnCalendar=*:00/15\nRandomizedDelaySec=90s\nPersistent=true\n"));
}

TEST(ScheduleName, DependsOnTheIndexAlone) {
  ScheduledRun other = run_of("/index");
  other.program = "/opt/indexer";
  other.interval = {3600};
  EXPECT_EQ(run_of("/index").name(), other.name());
  EXPECT_NE(run_of("/index").name(), run_of("/index2").name());
  EXPECT_THAT(other.name(), ::testing::MatchesRegex("fundstelle-[0-9a-f]{16}"));
}

}  // namespace
}  // namespace fundstelle
