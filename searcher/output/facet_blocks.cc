#include "searcher/output/facet_blocks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "base/display_width.h"

namespace fundstelle {
namespace {

/// Measures of a block, in columns.
struct BlockOptions {
  std::size_t gap = 3;         ///< Between blocks side by side.
  std::size_t max_width = 60;  ///< Of any block: wider ones are hard to read across.
  std::size_t min_name = 8;    ///< Of a value's name beside other blocks.
  std::size_t min_bar = 4;
  std::size_t max_bar = 24;
};

constexpr std::string_view kSelected = "✓ ";
constexpr std::string_view kUnselected = "  ";
constexpr std::size_t kMarkColumns = 2;

/// A line and its width, as escape sequences count for nothing on the screen.
struct Line {
  std::string text;
  std::size_t columns = 0;
};
using Block = std::vector<Line>;

/// One value as it will be shown.
struct Row {
  std::string name;
  std::string count;
  double share = 0;  ///< Of the largest count, 0 to 1.
  bool selected = false;
};

/// A facet as it will be shown, with the columns its names and counts would like to have.
struct Table {
  std::string heading;
  std::vector<Row> rows;
  std::string more;  ///< Empty when all values are shown.
  std::size_t name_columns = 0;
  std::size_t count_columns = 0;

  /// Mark, name, space, count, space, bar.
  std::size_t columns(std::size_t for_name, std::size_t for_bar) const {
    return kMarkColumns + for_name + 1 + count_columns + 1 + for_bar;
  }
  /// With every name in full, and room for the other lines.
  std::size_t wanted_columns() const {
    return std::max({columns(name_columns, BlockOptions().min_bar), display_width(heading),
                     kMarkColumns + more.size()});
  }
  /// With names cut.
  std::size_t least_columns() const {
    const BlockOptions options;
    return columns(std::min(name_columns, options.min_name), options.min_bar);
  }
};

// Eighths of a column, U+258F to U+2588. What is not 0 shows at least one eighth.
std::string bar(double share, std::size_t columns) {
  constexpr std::array<std::string_view, 8> kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (share <= 0 || columns == 0) return {};
  const double exact = share * static_cast<double>(columns * kEighths.size());
  const auto eighths = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(exact)));
  std::string drawn;
  for (std::size_t i = 0; i < eighths / kEighths.size(); ++i) drawn += "█";
  return drawn += kEighths[eighths % kEighths.size()];
}

Table make_table(const FacetCounts& facet, const Labels& labels, const Localize& localize) {
  Table table;
  table.heading = sanitize_for_reading(labels.facet(facet.name));
  if (facet.more > 0) table.more = labels.more(facet.more);
  std::uint64_t largest = 1;
  for (const FacetCount& value : facet.values) largest = std::max(largest, value.count);
  for (const FacetCount& value : facet.values) {
    Row row{sanitize_for_reading(localize ? localize(facet.name, value.value) : value.value),
            labels.number(value.count),
            static_cast<double>(value.count) / static_cast<double>(largest), value.selected};
    table.name_columns = std::max(table.name_columns, display_width(row.name));
    table.count_columns = std::max(table.count_columns, row.count.size());
    table.rows.push_back(std::move(row));
  }
  return table;
}

Line format_row(const Row& row, const Table& table, std::size_t bar_columns,
                const Painter& painter) {
  const std::string name = shorten(row.name, table.name_columns);
  std::string label(row.selected ? kSelected : kUnselected);
  label += name;
  Line line{painter.paint(label, row.selected ? sgr::kBold : std::string_view{}),
            kMarkColumns + table.name_columns + 1 + table.count_columns};
  line.text.append(line.columns - kMarkColumns - display_width(name) - row.count.size(), ' ');
  line.text += row.count;
  const std::string drawn = bar(row.share, bar_columns);
  if (!drawn.empty()) {
    line.text += ' ' + painter.paint(drawn, sgr::kBar);
    line.columns += 1 + display_width(drawn);
  }
  return line;
}

// Long names give way to a bar of the least width.
Block make_block(Table table, std::size_t columns, const Painter& painter) {
  const BlockOptions options;
  const std::size_t fixed = table.columns(0, options.min_bar);
  const std::size_t for_name = columns > fixed ? columns - fixed : 1;
  table.name_columns = std::min(table.name_columns, for_name);
  const std::size_t taken = table.columns(table.name_columns, 0);
  const std::size_t bar_columns = std::min(columns - std::min(columns, taken), options.max_bar);

  Block block;
  const std::string heading = shorten(table.heading, columns);
  block.push_back({painter.paint(heading, sgr::kBold), display_width(heading)});
  for (const Row& row : table.rows) block.push_back(format_row(row, table, bar_columns, painter));
  if (!table.more.empty()) {
    const std::string more = shorten(std::string(kUnselected) + table.more, columns);
    block.push_back({painter.paint(more, sgr::kDim), display_width(more)});
  }
  return block;
}

// How wide the blocks of one row may be. What is too much is taken where there is most to spare;
// what is left over makes the bars longer, the same for all.
std::vector<std::size_t> share_width(std::span<const Table> tables, std::size_t width) {
  const BlockOptions options;
  const std::size_t room = width - options.gap * (tables.size() - 1);
  std::vector<std::size_t> columns;
  for (const Table& table : tables) columns.push_back(table.wanted_columns());
  std::size_t sum = std::accumulate(columns.begin(), columns.end(), std::size_t{0});
  for (; sum > room; --sum) {
    std::size_t widest = 0;
    for (std::size_t i = 1; i < tables.size(); ++i) {
      // a - b > c - d without negative numbers
      if (columns[i] + tables[widest].least_columns() >
          columns[widest] + tables[i].least_columns()) {
        widest = i;
      }
    }
    --columns[widest];
  }
  const std::size_t longer_bars =
      std::min((room - sum) / tables.size(), options.max_bar - options.min_bar);
  for (std::size_t& column : columns) {
    column = std::min(column + longer_bars, std::max(column, options.max_width));
  }
  return columns;
}

// How many facets, from the first on, fit beside each other; at least 1.
std::size_t fit_beside(std::span<const Table> tables, std::size_t width) {
  if (width < kSideBySideWidth) return 1;
  std::size_t used = 0;
  std::size_t count = 0;
  for (const Table& table : tables) {
    used += table.least_columns() + (count > 0 ? BlockOptions().gap : 0);
    if (used > width) break;
    ++count;
  }
  return std::max<std::size_t>(count, 1);
}

void append_side_by_side(std::string& out, std::span<const Block> blocks,
                         std::span<const std::size_t> columns) {
  std::size_t height = 0;
  for (const Block& block : blocks) height = std::max(height, block.size());
  for (std::size_t i = 0; i < height; ++i) {
    std::size_t behind = 0;  // columns to be filled before the next block
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const std::size_t stride = columns[b] + BlockOptions().gap;
      if (i < blocks[b].size()) {
        out.append(behind, ' ');
        out += blocks[b][i].text;
        behind = stride - blocks[b][i].columns;
      } else {
        behind += stride;
      }
    }
    out += '\n';
  }
}

}  // namespace

std::string format_facets(std::span<const FacetCounts> facets, std::size_t width,
                          const Labels& labels, const Localize& localize, const Painter& painter) {
  std::vector<Table> tables;
  for (const FacetCounts& facet : facets) {
    if (!facet.values.empty()) tables.push_back(make_table(facet, labels, localize));
  }
  std::string out;
  for (std::span<const Table> left(tables); !left.empty();) {
    const std::span<const Table> row = left.first(fit_beside(left, width));
    left = left.subspan(row.size());
    const std::vector<std::size_t> columns = share_width(row, width);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < row.size(); ++i) {
      blocks.push_back(make_block(row[i], columns[i], painter));
    }
    if (!out.empty()) out += '\n';
    append_side_by_side(out, blocks, columns);
  }
  return out;
}

}  // namespace fundstelle
