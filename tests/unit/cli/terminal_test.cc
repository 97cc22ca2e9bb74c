#include "cli/terminal.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "fake_environment.h"

namespace fundstelle {
namespace {

TEST(UseColor, AutoNeedsATerminal) {
  const Environment plain = fake_environment({{"TERM", "xterm"}});
  EXPECT_TRUE(use_color(ColorMode::kAuto, plain, true));
  EXPECT_FALSE(use_color(ColorMode::kAuto, plain, false));
}

TEST(UseColor, AutoRespectsNoColorAndDumbTerminals) {
  EXPECT_FALSE(use_color(ColorMode::kAuto, fake_environment({{"NO_COLOR", "1"}}), true));
  EXPECT_FALSE(use_color(ColorMode::kAuto, fake_environment({{"TERM", "dumb"}}), true));
}

TEST(UseColor, AnEmptyNoColorCountsAsUnset) {
  EXPECT_TRUE(use_color(ColorMode::kAuto, fake_environment({{"NO_COLOR", ""}}), true));
}

TEST(UseColor, AlwaysAndNeverAreUnconditional) {
  const Environment no_color = fake_environment({{"NO_COLOR", "1"}, {"TERM", "dumb"}});
  EXPECT_TRUE(use_color(ColorMode::kAlways, no_color, false));
  EXPECT_FALSE(use_color(ColorMode::kNever, fake_environment({}), true));
}

TEST(TerminalWidth, FallsBackToColumnsAndThenEighty) {
  const int descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC);
  EXPECT_EQ(terminal_width(descriptor, fake_environment({{"COLUMNS", "132"}})), 132U);
  for (const char* const columns : {"", "0", "-5", "wide", "80x24"}) {
    EXPECT_EQ(terminal_width(descriptor, fake_environment({{"COLUMNS", columns}})), 80U) << columns;
  }
  close(descriptor);
}

TEST(CanRedraw, NeedsATerminalThatIsNotDumb) {
  EXPECT_TRUE(can_redraw(fake_environment({}), true));
  EXPECT_FALSE(can_redraw(fake_environment({}), false));
  EXPECT_FALSE(can_redraw(fake_environment({{"TERM", "dumb"}}), true));
}

TEST(SpeaksGerman, ReadsTheLanguageOfTheLocale) {
  for (const char* const locale : {"de", "de_DE", "de_AT.UTF-8", "de@euro"}) {
    EXPECT_TRUE(speaks_german(fake_environment({{"LANG", locale}}))) << locale;
  }
  for (const char* const locale : {"C", "C.UTF-8", "en_US.UTF-8", "del_US", "POSIX"}) {
    EXPECT_FALSE(speaks_german(fake_environment({{"LANG", locale}}))) << locale;
  }
  EXPECT_FALSE(speaks_german(fake_environment({})));
}

TEST(SpeaksGerman, TheMoreSpecificVariableDecides) {
  EXPECT_FALSE(speaks_german(fake_environment({{"LC_ALL", "C"}, {"LANG", "de_DE"}})));
  EXPECT_TRUE(speaks_german(fake_environment({{"LC_MESSAGES", "de_DE"}, {"LANG", "en_US"}})));
  EXPECT_TRUE(speaks_german(fake_environment({{"LC_ALL", ""}, {"LANG", "de_DE"}})));
}

}  // namespace
}  // namespace fundstelle
