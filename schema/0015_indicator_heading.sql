-- What an indicator stands under in its document: 'KINH TẾ', 'Về xã hội'; empty where nothing does.
ALTER TABLE indicator ADD COLUMN heading TEXT NOT NULL DEFAULT '';
