// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordblock.h"
#include "items/cell.h"

#include <QString>

#include <vector>

namespace lc {

class RowOverlay;

/// What a column shows; delegates, sorting and export choose by it.
enum class ColumnKind {
    Text,
    Id, ///< monospaced, elided in the middle, copied whole
    Number,
    Usage, ///< "84 / 100"
    Percent, ///< bar, percentage, icon
    Date,
    Status, ///< a pill
    Mark, ///< icon and word, without a pill unless it is dangerous
    Sparkline,
    Count, ///< the number of elements of a list member
    RelativeTime, ///< "2 h ago", sorted on the instant
    Time, ///< a time of day, with its date unless it is today's
    UtcDay, ///< a UTC day, whatever the local zone
    YesNo
};

/// Roles besides those of Qt.
enum ItemRole {
    KindRole = Qt::UserRole + 1, ///< int(ColumnKind)
    SortRole, ///< what the rows are sorted by: qint64, double or QString
    RawRole, ///< QByteArray: exact UTF-8 for files; ISO UTC dates, wire names, plain numbers
    KeyRole, ///< QByteArray: the row key
    BadgeRole, ///< lc::Badge
    UsageRole, ///< lc::UsageFigure
    TrendRole, ///< lc::Trend
    IdentityRole, ///< QString: the text that identifies the row to people
    StaleRole ///< bool: where the row came from could not be read again
};

/// Where rows came from: one opened connection in one Region, and the record they hang under.
struct RowOrigin {
    QString partition = QStringLiteral("aws");
    QString account;
    QString region;
    QString connection; ///< connection id
    QString connectionName;
    QString parent; ///< ARN or id of the record this list belongs to, such as a usage plan
    QString parentName;

    bool operator==(const RowOrigin &) const = default;
};

/// The same in UTF-8, made once for each source so that cells can point into it.
struct Utf8Origin {
    std::string partition, account, region, connection, connectionName, parent, parentName;

    Utf8Origin() = default;
    explicit Utf8Origin(const RowOrigin &origin);
};

/// One row as columns read it; callable on any thread, since blocks and origins are immutable.
class RowView {
public:
    RowView(const RecordBlock &block, int record, const Utf8Origin &origin,
            const std::vector<int> &inputs)
        : m_block(block), m_record(record), m_origin(origin), m_inputs(inputs)
    {
    }
    const Utf8Origin &origin() const { return m_origin; }
    const RecordBlock &block() const { return m_block; }
    int record() const { return m_record; }

    // `input` counts the paths that the column named; absent values are empty or 0.
    bool has(int input) const;
    std::string_view text(int input) const;
    qint64 integer(int input) const;
    int count(int input) const;
    template <class T> T list(int input) const
    {
        T value;
        if (has(input))
            m_block.readPacked(m_record, m_inputs[size_t(input)], &value);
        return value;
    }

private:
    const RecordBlock &m_block;
    int m_record;
    const Utf8Origin &m_origin;
    const std::vector<int> &m_inputs;
};

/// One column of a table: facts only; what it computes is a pure function or belongs to an overlay.
struct Column {
    enum class Shown { ByDefault, OnRequest };
    using Compute = Cell (*)(const RowView &row);

    QString id; ///< stable: saved layouts and filters name it
    const char *title = ""; ///< source text in `context`
    const char *context = "Column";
    ColumnKind kind = ColumnKind::Text;
    Shown shown = Shown::ByDefault;
    std::vector<std::string_view>
        paths; ///< block columns; the first one is the value of a plain column
    Compute compute = nullptr;
    RowOverlay *overlay = nullptr; ///< not owned; looked up by the text of the first path
    int overlayPart = 0; ///< which of the overlay's values
    const ChoiceType &(*choice)() = nullptr; ///< the words of a Status column
    const char *absentText =
        nullptr; ///< shown for an absent value ("No end"); source text, context "Column"

    /// A member of the record; title and kind come from its field row.
    static Column field(const Type &type, std::string_view path);
    static Column field(const Type &type, std::string_view path, ColumnKind kind);
    /// A pure function of members.
    static Column computed(const char *id, const char *title, ColumnKind kind,
                           std::vector<std::string_view> paths, Compute compute);
    /// A value kept beside the rows under the text of member `path`.
    static Column overlaid(const char *id, const char *title, ColumnKind kind,
                           std::string_view path, RowOverlay *overlay, int part = 0);
    static Column account();
    static Column region();
    static Column connection();

    Column titled(const char *text) const;
    Column onRequest() const;
    Column named(const char *newId) const;
    Column ofKind(ColumnKind newKind) const;
    Column absentAs(const char *text) const;
    /// What an overlay does not know (yet) is computed from its path.
    Column otherwise(Compute fallback) const;
    Column worded(const ChoiceType &(*words)()) const;

    QString translatedTitle() const;
    bool isRightAligned() const;
};

/// A table: its record type, what makes a row unique, and its columns in order.
struct TableDefinition {
    /// What a row key holds besides partition, account and parent.
    enum class Scope {
        ListKind, ///< one row however many Regions list it
        Region ///< one row for each Region
    };

    QString id; ///< "issued-licenses": also the list kind of the row keys
    const Type *type = nullptr;
    std::vector<std::string_view> keyPaths;
    std::string_view
        identityPath; ///< what people call the row; also the start of a screen reader's sentence
    Scope scope = Scope::Region;
    std::vector<Column> columns;

    int indexOf(QStringView columnId) const; ///< -1 when there is none
};

} // namespace lc
