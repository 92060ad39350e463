// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/keyimport.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QStringList>

namespace lc {

/// One key of a file, and what was found out about it.
struct KeyImportRow {
    int line = 0; ///< in the file; the header is line 1
    QString name;
    QString value; ///< secret
    std::optional<QString> description;
    std::optional<bool> enabled;
    QStringList planIds;
    KeyImportState state = KeyImportState::New;
    QString note;
    int sentLine = 0; ///< in what is sent; 0: it is not

    bool isSent() const
    {
        return state == KeyImportState::New || state == KeyImportState::Overwrites;
    }
    bool operator==(const KeyImportRow &) const = default;
};

/// A file of API keys.
struct KeyImportFile {
    QList<KeyImportRow> rows;
    QStringList notes; ///< about the file, such as columns that are not used
    QString problem; ///< why nothing of it can be used; empty: it can
    bool hasDescriptions = false;
    bool hasEnabled = false;
    bool hasPlans = false;

    qsizetype sentCount() const;
};

/// What is there already.
struct KeyImportFacts {
    struct Known {
        QString id;
        QString name;
    };
    QHash<QByteArray, Known> keys; ///< by valueHash()
    QSet<QString> planIds;
};

/// By which values are known without being kept.
QByteArray valueHash(const QString &value);
/// Reads comma-separated UTF-8 (or UTF-16 with a byte order mark) with the columns Name, Key,
/// Description, Enabled and UsagePlanIds in any order and letter case, and judges each line by
/// itself and by those above it.
KeyImportFile readKeyFile(const QByteArray &bytes);
/// Judges the lines by what is there already.
void judge(KeyImportFile &file, const KeyImportFacts &facts);
/// What is sent: the usable lines only, with the columns of the file. Numbers them.
QString writeKeyFile(KeyImportFile &file);
/// The number of the line that a warning is about; 0: of none.
int lineOfWarning(const QString &warning);
/// A row as a table shows it.
KeyImportLine lineOf(const KeyImportRow &row);

} // namespace lc
