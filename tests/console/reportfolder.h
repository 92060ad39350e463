// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/programfolders.h"
#include "reports/reportshelf.h"
#include "store/activitystore.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace lc::test {

/// A data folder of the program with saved reports, and beside it an empty folder for their files.
class ReportFolder {
public:
    explicit ReportFolder(const QString &data = {}) : m_data(data)
    {
        if (m_data.isEmpty())
            m_data = m_own.filePath(QStringLiteral("data"));
        QDir().mkpath(output({}));
        m_folders = *ProgramFolders::make(m_data);
    }

    const QString &data() const { return m_data; }
    /// The path of a file in the folder for reports.
    QString output(const QString &file) const
    {
        return QDir(m_own.path()).filePath(QStringLiteral("reports/") + file);
    }
    /// All that lies there, hidden or not.
    QStringList outputs() const
    {
        return QDir(output({})).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }

    /// Calls in the journal, about these objects in turn.
    void addCalls(int count, const QStringList &targets) const
    {
        ActivityStore store(m_folders.activity, m_clock);
        for (int i = 0; i < count; ++i) {
            CallRecord record;
            record.id = QStringLiteral("call-%1").arg(i);
            record.service = QStringLiteral("license-manager");
            record.operation = QStringLiteral("GetLicense");
            record.target = targets.at(i % targets.size());
            record.connection = QStringLiteral("local:vendor");
            record.account = QStringLiteral("111122223333");
            record.region = QStringLiteral("us-east-1");
            record.request = QStringLiteral("{\"LicenseArn\":\"%1\"}").arg(record.target);
            record.startedAt = m_clock->now();
            store.begin(record, [](const auto &) {});
            store.settle(record.id, {m_clock->now(), 1, record.id, std::nullopt});
        }
    }

    /// Keeps a definition under its name.
    bool save(const ReportDefinition &definition) const
    {
        ReportStore store(m_folders.activity, m_clock);
        ReportShelf shelf(store, m_clock);
        QSignalSpy changed(&shelf, &ReportShelf::changed);
        shelf.load();
        if (!QTest::qWaitFor([&shelf] { return shelf.isLoaded(); }))
            return false;
        const QString id = shelf.save({}, definition);
        return QTest::qWaitFor([&] { return shelf.find(id) != nullptr; });
    }

private:
    QTemporaryDir m_own;
    QString m_data;
    ProgramFolders m_folders;
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
};

/// The report over the journal, which needs no connection.
inline ReportDefinition activityReport(const QString &name)
{
    ReportDefinition definition;
    definition.name = name;
    definition.kind = ReportKind::Activity;
    definition.columns = {QStringLiteral("time"),    QStringLiteral("action"),
                          QStringLiteral("target"),  QStringLiteral("result"),
                          QStringLiteral("account"), QStringLiteral("region"),
                          QStringLiteral("request"), QStringLiteral("sent")};
    return definition;
}

} // namespace lc::test
