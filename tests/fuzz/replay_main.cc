// Runs a fuzz target over kept inputs, without libFuzzer: every build of the tests does so.
//
//   TARGET PATH...    files, and all files of folders
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/check.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> list_files(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// A broken invariant ends the process, so the file is named before it is run.
bool replay(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in) {
    std::cerr << "cannot read " << file << "\n";
    return false;
  }
  std::cout << file.filename().string() << std::endl;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  return true;
}

}  // namespace
}  // namespace fundstelle

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < argc; ++i) {
    for (auto& file : fundstelle::list_files(argv[i])) files.push_back(std::move(file));
  }
  if (files.empty()) {
    std::cerr << "no inputs to replay\n";
    return 2;
  }
  return std::all_of(files.begin(), files.end(), fundstelle::replay) ? 0 : 1;
}
