// Runs a program as a user would and says what it did: exit code, output, errors, memory.
//
// The environment is a fresh one, so that neither the developer's index nor configuration plays a
// part. Input and output are files in memory: no pipe can fill up, however much is written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace fundstelle {

struct Command {
  std::filesystem::path program;       ///< A name without a slash is looked for in PATH.
  std::vector<std::string> arguments;  ///< Without the program's name.
  std::string input;                   ///< What standard input holds.
  std::map<std::string, std::string> environment;  ///< Beside PATH, and in place of the fresh one.
  std::filesystem::path directory = "/";           ///< The working directory.
  /// Takes from root what lets it pass by file permissions, so that permission tests mean the same
  /// whoever runs them. The files stay readable to their owner only.
  bool obey_permissions = false;
};

struct Outcome {
  int exit_code = 0;  ///< 128 and the number of the signal when one ended the program.
  std::string out;
  std::string err;
  std::uint64_t peak_memory = 0;  ///< Bytes resident.
};

/// A program that is running; SIGALRM ends it after two minutes. Not copyable: it owns the process,
/// and kills it at its own end.
class RunningProgram {
 public:
  /// Throws std::system_error when there is no process to be had.
  explicit RunningProgram(const Command& command);
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  /// What it has written so far.
  std::string out() const;
  std::string err() const;

  int id() const { return process_; }

  void signal(int number) const;

  /// Waits for its end. To be called once.
  Outcome wait();

 private:
  struct Streams;

  std::unique_ptr<Streams> streams_;
  int process_ = 0;  // 0 when it has ended
};

/// Runs `command` to its end; SIGALRM ends it after two minutes. Throws std::system_error when
/// there is no process to be had; a program that cannot be started gives 127.
Outcome run_program(const Command& command);

}  // namespace fundstelle
