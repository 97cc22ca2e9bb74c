// What the tests of `indexer watch` share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/cli/eventually.h"
#include "tests/cli/program_fixture.h"

namespace fundstelle {

/// A folder with `a.txt` (Leuchtturm) and `b.txt` (Brandung), and `indexer watch` to be started.
class Watching : public ProgramTest {
 protected:
  Watching() {
    write("a.txt", "Leuchtturm\n");
    write("b.txt", "Brandung\n");
  }

  Command watch_command(const std::vector<std::string>& arguments) const {
    Command command = indexer_command({"--index", index(), "watch"});
    command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
    return command;
  }

  /// Returns when the first run is over.
  void start(const std::vector<std::string>& arguments) {
    watch_.emplace(watch_command(arguments));
    ASSERT_TRUE(says("Ctrl-C ends"));
  }
  void start() { start({news()}); }

  /// Waits until standard error has the text.
  bool says(const std::string& text) const {
    return eventually([&] { return watch_->err().find(text) != std::string::npos; });
  }
  /// Waits until a search finds these files.
  bool finds(const std::string& word, const std::vector<std::string>& names) const {
    return eventually([&] { return found({word}) == names; });
  }

  std::optional<RunningProgram> watch_;
};

}  // namespace fundstelle
