// Standard output as the programs' only channel for results: nothing lost in silence, and a reader
// who has had enough (`searcher oil | head`) is no error.
#pragma once

#include <exception>

namespace fundstelle {

/// Thrown when the reader of standard output has gone. run_main() ends the program with 0.
class ClosedPipe : public std::exception {
 public:
  const char* what() const noexcept override { return "the reader of standard output has gone"; }
};

/// Writes out what is buffered on stdout and looks at all that was written before. Throws
/// ClosedPipe when the reader has gone, Error when anything could not be written (a full disk).
/// run_main() calls it at the end; a command with long output calls it now and then, so as not to
/// work for nobody.
void finish_stdout();

/// Makes sure that the descriptors 0 to 2 are taken, so that no database file ends up under the
/// number of a standard stream that the caller had closed. To be called first of all.
void protect_standard_descriptors();

}  // namespace fundstelle
