#include "indexer/segments/deflate.h"

#include <new>

namespace fundstelle::glass {
namespace {

constexpr int kLevel = 6;  // of 0 to 12, the library's default

}  // namespace

Deflate::Deflate() : compressor_(libdeflate_alloc_compressor(kLevel)) {
  if (!compressor_) throw std::bad_alloc();
}

std::string_view Deflate::compress(std::string_view bytes) {
  if (bytes.empty()) return {};
  if (out_.size() < bytes.size()) out_.resize(bytes.size());
  const std::size_t size = libdeflate_deflate_compress(compressor_.get(), bytes.data(),
                                                       bytes.size(), out_.data(), bytes.size() - 1);
  return std::string_view(out_).substr(0, size);
}

}  // namespace fundstelle::glass
