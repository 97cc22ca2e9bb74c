// The one error type of Fundstelle.
//
// Whatever stops a command is thrown as an Error and reported in one place, the program's main():
// the message says what is wrong (with file, line and field where there are any), the hint says
// what to do next, the exit code is the one fixed in the command-line contract. Problems with a
// single file or record are not Errors but Failures (indexer/sources/article.h): the run goes on.
#pragma once

#include <exception>
#include <string>
#include <system_error>
#include <utility>

namespace fundstelle {

/// Exit codes shared by both programs. Searcher: kNoMatches; indexer: kSomeFailed have the value 1.
enum class ExitCode : int {
  kSuccess = 0,
  kNoMatches = 1,
  kSomeFailed = 1,
  kError = 2,
  kTemporary = 75,  ///< Another indexer holds the lock, or a source was changing: run again.
};

class Error : public std::exception {
 public:
  /// `cause` is what the system refused with, where it did.
  explicit Error(std::string message, std::string hint = {}, ExitCode code = ExitCode::kError,
                 std::error_code cause = {})
      : message_(std::move(message)), hint_(std::move(hint)), code_(code), cause_(cause) {}

  /// What is wrong: one line without a final full stop or the program's name.
  const char* what() const noexcept override { return message_.c_str(); }
  const std::string& message() const noexcept { return message_; }
  /// What to do next; empty when there is nothing to say.
  const std::string& hint() const noexcept { return hint_; }
  ExitCode code() const noexcept { return code_; }
  /// Empty where it was not the system. Errors are told apart by this, never by their words.
  std::error_code cause() const noexcept { return cause_; }

 private:
  std::string message_;
  std::string hint_;
  ExitCode code_;
  std::error_code cause_;
};

/// `WHAT: ` and the system's words for `cause`.
inline Error system_failure(const std::string& what, std::error_code cause, std::string hint = {}) {
  return Error(what + ": " + cause.message(), std::move(hint), ExitCode::kError, cause);
}
/// The same for a value of errno.
inline Error system_failure(const std::string& what, int cause, std::string hint = {}) {
  return system_failure(what, std::error_code(cause, std::system_category()), std::move(hint));
}

}  // namespace fundstelle
