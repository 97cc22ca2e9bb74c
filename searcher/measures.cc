#include "searcher/measures.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>

#include "base/error.h"
#include "base/input_file.h"

namespace fundstelle {
namespace {

constexpr std::size_t kNdcgDepth = 10;
constexpr std::size_t kPrecisionDepth = 10;
constexpr std::size_t kRecallDepth = 100;
constexpr std::size_t kMapDepth = 1000;

constexpr std::size_t kMaxLineBytes = 64 << 10;
constexpr std::size_t kMaxBytes = 32 << 20;  // of judgements, each of which takes ten times as many

constexpr std::string_view kWhiteSpace = " \t\r\v\f";

std::vector<std::string_view> split_columns(std::string_view line) {
  std::vector<std::string_view> columns;
  for (std::size_t begin = line.find_first_not_of(kWhiteSpace); begin != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(kWhiteSpace, begin), line.size());
    columns.push_back(line.substr(begin, end - begin));
    begin = line.find_first_not_of(kWhiteSpace, end);
  }
  return columns;
}

// The integer part of a number such as `2` or `1.0`.
bool read_grade(std::string_view text, long& grade) {
  constexpr double kLargest = 1e9;
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || !(std::abs(number) < kLargest)) return false;
  grade = static_cast<long>(number);
  return true;
}

double discount(std::size_t index) {
  return std::log2(static_cast<double>(index + 2));
}

double ideal_gain(const Grades& grades) {
  std::vector<long> gains;
  for (const auto& [id, grade] : grades) gains.push_back(grade);
  std::sort(gains.begin(), gains.end(), std::greater<>());
  gains.resize(std::min(gains.size(), kNdcgDepth));
  double sum = 0;
  for (std::size_t i = 0; i < gains.size(); ++i) sum += static_cast<double>(gains[i]) / discount(i);
  return sum;
}

// The grade of each ranked document, 0 when not relevant: best score first, every document once.
std::vector<long> graded(std::span<const RankedDocument> ranking, const Grades& grades) {
  std::vector<const RankedDocument*> sorted;
  for (const RankedDocument& document : ranking) sorted.push_back(&document);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto* a, const auto* b) { return a->score > b->score; });
  std::unordered_set<std::string_view> seen;
  std::vector<long> ranked;
  for (const RankedDocument* document : sorted) {
    if (!seen.insert(document->id).second) continue;
    const auto grade = grades.find(document->id);
    ranked.push_back(grade == grades.end() ? 0 : grade->second);
  }
  return ranked;
}

}  // namespace

Qrels Qrels::read(const std::filesystem::path& path) {
  InputLines lines(InputFile(path, path.string()), kMaxLineBytes);
  Qrels qrels;
  std::size_t bytes = 0;
  while (const std::optional<InputLine> line = lines.next()) {
    bytes += line->text.size() + 1;
    if (bytes > kMaxBytes) {
      throw Error(fmt::format("{}: judgements of more than {} bytes", path.string(), kMaxBytes));
    }
    const std::vector<std::string_view> columns = split_columns(line->text);
    if (columns.empty() && !line->too_long) continue;
    long grade = 0;
    if (columns.size() != 4 || !read_grade(columns[3], grade)) {
      throw Error(fmt::format("{}:{}: not a judgement", path.string(), line->number),
                  "each line of a qrels file is QUERY 0 DOCUMENT GRADE");
    }
    if (grade <= 0) continue;
    const auto [query, is_new] =
        qrels.numbers_.try_emplace(std::string(columns[0]), qrels.queries_.size());
    if (is_new) qrels.queries_.emplace_back();
    qrels.queries_[query->second].insert_or_assign(std::string(columns[2]), grade);
  }
  if (qrels.size() == 0) {
    throw Error(fmt::format("{}: no document is relevant to any query", path.string()));
  }
  return qrels;
}

std::size_t Qrels::find(const std::string& query_id) const {
  const auto number = numbers_.find(query_id);
  return number == numbers_.end() ? size() : number->second;
}

MeasureValues measure(std::span<const RankedDocument> ranking, const Grades& grades) {
  const std::vector<long> ranked = graded(ranking, grades);
  const auto relevant = static_cast<double>(grades.size());
  MeasureValues values;
  double gain = 0;
  std::size_t found = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (ranked[i] == 0) continue;
    ++found;
    const auto rank = static_cast<double>(i + 1);
    const auto hits = static_cast<double>(found);
    if (found == 1) values.reciprocal_rank = 1 / rank;
    if (i < kNdcgDepth) gain += static_cast<double>(ranked[i]) / discount(i);
    if (i < kPrecisionDepth) values.precision_at_10 = hits / kPrecisionDepth;
    if (i < kRecallDepth) values.recall_at_100 = hits / relevant;
    if (i < kMapDepth) values.average_precision += hits / rank;
  }
  values.ndcg_at_10 = gain / ideal_gain(grades);
  values.average_precision /= relevant;
  return values;
}

void Measures::add(const std::string& query_id, std::span<const RankedDocument> ranking) {
  const std::size_t query = qrels_.find(query_id);
  if (query < values_.size()) values_[query] = measure(ranking, qrels_.grades(query));
}

MeasureValues Measures::averages() const {
  MeasureValues sum;
  for (const MeasureValues& values : values_) {
    sum.ndcg_at_10 += values.ndcg_at_10;
    sum.average_precision += values.average_precision;
    sum.recall_at_100 += values.recall_at_100;
    sum.precision_at_10 += values.precision_at_10;
    sum.reciprocal_rank += values.reciprocal_rank;
  }
  const double count = static_cast<double>(std::max<std::size_t>(values_.size(), 1));
  return {sum.ndcg_at_10 / count, sum.average_precision / count, sum.recall_at_100 / count,
          sum.precision_at_10 / count, sum.reciprocal_rank / count};
}

std::string Measures::to_json() const {
  const MeasureValues mean = averages();
  return fmt::format(
      R"({{"type":"measures","data":{{"nDCG@10":{:.6f},"MAP":{:.6f},"R@100":{:.6f},"P@10":{:.6f},)"
      R"("MRR":{:.6f},"queries":{}}}}})",
      mean.ndcg_at_10, mean.average_precision, mean.recall_at_100, mean.precision_at_10,
      mean.reciprocal_rank, queries());
}

std::string Measures::to_text() const {
  const MeasureValues mean = averages();
  return fmt::format("nDCG@10 {:.4f} MAP {:.4f} R@100 {:.4f} P@10 {:.4f} MRR {:.4f} queries {}",
                     mean.ndcg_at_10, mean.average_precision, mean.recall_at_100,
                     mean.precision_at_10, mean.reciprocal_rank, queries());
}

}  // namespace fundstelle
