// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/savedviews.h"

#include "core/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

const Setting<QByteArray> savedViews{"Views/saved"};

} // namespace

SavedViews::SavedViews(Settings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    const QByteArray kept = settings.value(savedViews);
    for (const QJsonValue &value : QJsonDocument::fromJson(kept).array()) {
        SavedView view{value[u"id"_s].toString(), value[u"name"_s].toString(),
                       value[u"page"_s].toString(), value[u"layout"_s].toString().toUtf8()};
        if (!view.id.isEmpty() && !view.name.isEmpty() && !view.page.isEmpty())
            m_views.append(std::move(view));
    }
}

std::optional<SavedView> SavedViews::find(const QString &id) const
{
    for (const SavedView &view : m_views) {
        if (view.id == id)
            return view;
    }
    return std::nullopt;
}

std::optional<SavedView> SavedViews::named(const QString &name) const
{
    for (const SavedView &view : m_views) {
        if (view.name.compare(name, Qt::CaseInsensitive) == 0)
            return view;
    }
    return std::nullopt;
}

void SavedViews::keep(const QString &name, const QString &page, const QByteArray &layout)
{
    const auto former = named(name);
    if (former)
        m_views.removeIf([&](const SavedView &view) { return view.id == former->id; });
    m_views.append({former ? former->id : QUuid::createUuid().toString(QUuid::WithoutBraces), name,
                    page, layout});
    save();
}

bool SavedViews::rename(const QString &id, const QString &name)
{
    const auto other = named(name);
    if (name.isEmpty() || (other && other->id != id))
        return false;
    for (SavedView &view : m_views) {
        if (view.id == id)
            view.name = name;
    }
    save();
    return true;
}

void SavedViews::remove(const QString &id)
{
    m_views.removeIf([&](const SavedView &view) { return view.id == id; });
    save();
}

void SavedViews::save()
{
    std::sort(m_views.begin(), m_views.end(), [](const SavedView &left, const SavedView &right) {
        return left.name.localeAwareCompare(right.name) < 0;
    });
    QJsonArray kept;
    for (const SavedView &view : std::as_const(m_views))
        kept.append(QJsonObject{{u"id"_s, view.id},
                                {u"name"_s, view.name},
                                {u"page"_s, view.page},
                                {u"layout"_s, QString::fromUtf8(view.layout)}});
    m_settings.set(savedViews, QJsonDocument(kept).toJson(QJsonDocument::Compact));
    emit changed();
}

} // namespace lc
