// The printers, one a format. For make_printer() and the printers themselves.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "searcher/output/print_options.h"
#include "searcher/output/printer.h"

namespace fundstelle {

enum class Delimiter : char { kComma = ',', kTab = '\t' };

std::unique_ptr<Printer> make_text_printer(const PrintOptions& options, std::FILE* out);
std::unique_ptr<Printer> make_json_printer(std::FILE* out);
std::unique_ptr<Printer> make_delimited_printer(Delimiter delimiter, std::FILE* out);
std::unique_ptr<Printer> make_trec_printer(std::string tag, std::FILE* out);
std::unique_ptr<Printer> make_paths_printer(char terminator, std::FILE* out);

}  // namespace fundstelle
