#include "bench/inputs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/utf8.h"
#include "indexer/sources/article_reader.h"

namespace fundstelle {
namespace {

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<Article> read_folder(const std::string& name) {
  std::vector<Article> articles;
  const ArticleSink sink{[&](Article&& article) { articles.push_back(std::move(article)); },
                         [](Failure&&) {}};
  for (const auto& file : files_below(std::filesystem::path(FUNDSTELLE_CORPUS) / name)) {
    read_articles(file, {}, sink);
  }
  return articles;
}

std::string join_texts(const std::vector<Article>& articles) {
  std::string text;
  for (const Article& article : articles) text.append(article.text).append("\n\n");
  return text;
}

}  // namespace

std::vector<std::string> corpus_files(std::string_view extension) {
  std::vector<std::string> contents;
  for (const auto& file : files_below(FUNDSTELLE_CORPUS)) {
    if (file.extension() != extension) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    contents.push_back(std::move(bytes).str());
  }
  return contents;
}

const std::vector<Article>& corpus_articles(Language language) {
  static const std::vector<Article> english = read_folder("en");
  static const std::vector<Article> german = read_folder("de");
  return language == Language::kGerman ? german : english;
}

const std::string& corpus_text(Language language) {
  static const std::string english = join_texts(corpus_articles(Language::kEnglish));
  static const std::string german = join_texts(corpus_articles(Language::kGerman));
  return language == Language::kGerman ? german : english;
}

std::string text_of_size(Language language, std::size_t bytes) {
  const std::string& corpus = corpus_text(language);
  std::string text;
  while (text.size() < bytes) text += corpus;
  while (!is_character_border(text, bytes)) --bytes;
  text.resize(bytes);
  return text;
}

}  // namespace fundstelle
