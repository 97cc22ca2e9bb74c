// A stream in memory, for what is printed to a std::FILE.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace fundstelle {

class CapturedStream {
 public:
  CapturedStream() : stream_(open_memstream(&bytes_, &size_)) {}
  ~CapturedStream() {
    std::fclose(stream_);
    std::free(bytes_);
  }
  CapturedStream(const CapturedStream&) = delete;
  CapturedStream& operator=(const CapturedStream&) = delete;

  std::FILE* stream() { return stream_; }
  std::string text() {
    std::fflush(stream_);
    return std::string(bytes_, size_);
  }

 private:
  char* bytes_ = nullptr;
  std::size_t size_ = 0;
  std::FILE* stream_;
};

}  // namespace fundstelle
