#include "indexer/checks/document_check.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/bytes.h"
#include "base/error.h"
#include "base/hash.h"
#include "index/identity.h"
#include "index/position_record.h"
#include "index/slot_reader.h"
#include "index/slots.h"
#include "index/stored_document.h"
#include "index/terms.h"
#include "indexer/checks/all_documents.h"
#include "indexer/checks/document_name.h"

namespace fundstelle {
namespace {

class DocumentCheck {
 public:
  DocumentCheck(const Xapian::Database& database, const FacetSchema& schema, Findings& findings)
      : database_(database), schema_(schema), findings_(findings) {
    const std::size_t numbers = std::size_t{database.get_lastdocid()} + 1;
    origins_.files.resize(numbers, Origins::kUnknown);
    origins_.keys.resize(numbers, Origins::kUnknown);
  }

  Origins run() {
    check_slot("articles", slots::kArticle, [&](Xapian::docid document, std::string_view bytes) {
      origins_.files[document] = StoredDocument::parse_file(bytes);
      StoredDocument::parse(bytes);
    });
    check_slot("positions", slots::kPositions,
               [&](Xapian::docid, std::string_view bytes) { check_positions(bytes); });
    check_slot("identities", slots::kIdentity, [&](Xapian::docid document, std::string_view bytes) {
      if (bytes.size() != Identity::kBytes) {
        throw Error(
            fmt::format("its identity has {} bytes instead of {}", bytes.size(), Identity::kBytes));
      }
      origins_.keys[document] = ByteReader(bytes).big_endian<std::uint64_t>();
    });
    const std::size_t before = findings_.size();
    check_slot("ids", slots::kId, [](Xapian::docid, std::string_view bytes) {
      if (bytes.empty()) throw Error("it has no id");
    });
    if (findings_.size() == before) findings_.guard("ids", [&] { check_id_terms(); });
    for (const Facet& facet : schema_.facets()) {
      check_slot("values", facet.slot, [](Xapian::docid, std::string_view bytes) {
        static_cast<void>(unpack_values(bytes));
      });
    }
    return std::move(origins_);
  }

 private:
  // Calls `check` with the slot's bytes of each document; an Error is a finding.
  template <typename Check>
  void check_slot(std::string_view part, std::uint32_t slot, Check check) {
    findings_.guard(part, [&] {
      SlotReader bytes(database_, slot);
      for_each_document(database_, [&](Xapian::docid document) {
        try {
          check(document, bytes.at(document));
        } catch (const Error& error) {
          findings_.add(part, [&] {
            return fmt::format("{}: {}", document_name(database_, document), error.message());
          });
        }
      });
    });
  }

  // A document is asked for by the term of its id, and shown with what is in the slot. Of both,
  // sums of hashes are compared; documents are only looked at where these differ.
  void check_id_terms() {
    std::uint64_t in_slots = 0, in_terms = 0;
    SlotReader ids(database_, slots::kId);
    for_each_document(database_, [&](Xapian::docid document) {
      const std::string id = ids.at(document);
      if (!id.empty()) in_slots += hash64(id_term(id), document);
    });
    const std::string prefix = id_term("");
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix);
         ++term) {
      const std::string name = *term;
      const auto end = database_.postlist_end(name);
      for (auto posting = database_.postlist_begin(name); posting != end; ++posting) {
        in_terms += hash64(name, *posting);
      }
    }
    if (in_slots != in_terms) name_foreign_ids();
  }

  void name_foreign_ids() {
    const std::size_t before = findings_.size();
    SlotReader ids(database_, slots::kId);
    for_each_document(database_, [&](Xapian::docid document) {
      const std::string id = ids.at(document);
      auto posting = database_.postlist_begin(id_term(id));
      const auto end = database_.postlist_end(id_term(id));
      if (posting != end) posting.skip_to(document);
      if (posting != end && *posting == document) return;
      findings_.add("ids", [&] {
        return fmt::format("{} is found under another id", document_name(database_, document));
      });
    });
    if (findings_.size() == before) findings_.add("ids", "some lead to documents with others");
  }

  static void check_positions(std::string_view bytes) {
    const PositionRecord record = PositionRecord::parse(bytes);
    const std::size_t stems = record.stems.keys().size();
    const bool in_order = std::is_sorted(record.stems.keys().begin(), record.stems.keys().end());
    const bool all_known =
        std::all_of(record.entries.begin(), record.entries.end(),
                    [&](const PositionEntry& entry) { return entry.stem < stems; });
    if (!in_order || !all_known) throw Error("the stored positions do not belong to its stems");
  }

  const Xapian::Database& database_;
  const FacetSchema& schema_;
  Findings& findings_;
  Origins origins_;
};

}  // namespace

Origins check_documents(const Xapian::Database& database, const FacetSchema& schema,
                        Findings& findings) {
  return DocumentCheck(database, schema, findings).run();
}

}  // namespace fundstelle
